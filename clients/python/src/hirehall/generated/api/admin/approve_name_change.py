from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def approve_name_change(
    id: UUID,
) -> Operation[None]:

    return Operation(
        name="approve_name_change",
        method="POST",
        path="/api/v1/admin/name-changes/{id}/approve".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
