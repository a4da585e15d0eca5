from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def add_favorite_service(
    service_id: UUID,
) -> Operation[None]:

    return Operation(
        name="add_favorite_service",
        method="PUT",
        path="/api/v1/clients/me/favorite-services/{service_id}".format(
            service_id=quote(str(service_id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
