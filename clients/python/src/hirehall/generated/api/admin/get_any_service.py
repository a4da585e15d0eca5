from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.any_service_read import AnyServiceRead


def get_any_service(
    id: UUID,
) -> Operation[AnyServiceRead]:

    return Operation(
        name="get_any_service",
        method="GET",
        path="/api/v1/admin/services/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> AnyServiceRead:
    response_200 = AnyServiceRead.from_dict(response.json())

    return response_200
