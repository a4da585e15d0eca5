from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def reject_name_change(
    id: UUID,
    body: Reason,
) -> Operation[None]:

    return Operation(
        name="reject_name_change",
        method="POST",
        path="/api/v1/admin/name-changes/{id}/reject".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
