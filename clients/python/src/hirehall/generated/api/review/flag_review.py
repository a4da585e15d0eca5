from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def flag_review(
    id: UUID,
    body: Reason,
) -> Operation[None]:

    return Operation(
        name="flag_review",
        method="POST",
        path="/api/v1/reviews/{id}/flag".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
