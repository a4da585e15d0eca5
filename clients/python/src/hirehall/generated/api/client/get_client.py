from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.public_client import PublicClient


def get_client(
    id: UUID,
) -> Operation[PublicClient]:

    return Operation(
        name="get_client",
        method="GET",
        path="/api/v1/clients/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> PublicClient:
    response_200 = PublicClient.from_dict(response.json())

    return response_200
