from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def lift_legal_hold(
    id: UUID,
    body: Reason,
) -> Operation[None]:

    return Operation(
        name="lift_legal_hold",
        method="DELETE",
        path="/api/v1/admin/users/{id}/legal-hold".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
