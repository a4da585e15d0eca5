from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def release_dispute(
    id: UUID,
) -> Operation[None]:

    return Operation(
        name="release_dispute",
        method="POST",
        path="/api/v1/admin/disputes/{id}/release".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
