from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def remove_favorite(
    worker_id: UUID,
) -> Operation[None]:

    return Operation(
        name="remove_favorite",
        method="DELETE",
        path="/api/v1/clients/me/favorites/{worker_id}".format(
            worker_id=quote(str(worker_id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
