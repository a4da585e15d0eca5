from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reauthentication import Reauthentication


def delete_passkey(
    id: UUID,
    body: Reauthentication,
) -> Operation[None]:

    return Operation(
        name="delete_passkey",
        method="DELETE",
        path="/api/v1/auth/passkeys/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
