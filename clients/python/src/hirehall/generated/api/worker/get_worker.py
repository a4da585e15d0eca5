from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.public_worker import PublicWorker


def get_worker(
    id: UUID,
) -> Operation[PublicWorker]:

    return Operation(
        name="get_worker",
        method="GET",
        path="/api/v1/workers/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> PublicWorker:
    response_200 = PublicWorker.from_dict(response.json())

    return response_200
