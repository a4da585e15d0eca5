from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def export_user(
    id: UUID,
    body: Reason,
) -> Operation[bytes]:

    return Operation(
        name="export_user",
        method="POST",
        path="/api/v1/admin/users/{id}/export".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> bytes:
    return response.content
