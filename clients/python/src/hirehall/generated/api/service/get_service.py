from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.service_read import ServiceRead


def get_service(
    id: UUID,
) -> Operation[ServiceRead]:

    return Operation(
        name="get_service",
        method="GET",
        path="/api/v1/services/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> ServiceRead:
    response_200 = ServiceRead.from_dict(response.json())

    return response_200
