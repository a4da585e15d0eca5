from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def delete_user(
    id: UUID,
    body: Reason,
) -> Operation[None]:

    return Operation(
        name="delete_user",
        method="DELETE",
        path="/api/v1/admin/users/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
