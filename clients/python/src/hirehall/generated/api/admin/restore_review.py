from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def restore_review(
    id: UUID,
    body: Reason,
) -> Operation[None]:

    return Operation(
        name="restore_review",
        method="POST",
        path="/api/v1/admin/reviews/{id}/restore".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
