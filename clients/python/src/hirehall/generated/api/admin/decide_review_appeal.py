from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.appeal_decision import AppealDecision


def decide_review_appeal(
    id: UUID,
    body: AppealDecision,
) -> Operation[None]:

    return Operation(
        name="decide_review_appeal",
        method="POST",
        path="/api/v1/admin/reviews/{id}/appeal/decide".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
