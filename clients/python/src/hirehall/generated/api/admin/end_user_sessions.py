from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason


def end_user_sessions(
    id: UUID,
    body: Reason,
) -> Operation[None]:

    return Operation(
        name="end_user_sessions",
        method="POST",
        path="/api/v1/admin/users/{id}/end-sessions".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
