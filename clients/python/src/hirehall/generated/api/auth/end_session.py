from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def end_session(
    id: UUID,
) -> Operation[None]:

    return Operation(
        name="end_session",
        method="DELETE",
        path="/api/v1/auth/sessions/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
