from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.thread_read import ThreadRead


def get_thread(
    id: UUID,
) -> Operation[ThreadRead]:

    return Operation(
        name="get_thread",
        method="GET",
        path="/api/v1/threads/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> ThreadRead:
    response_200 = ThreadRead.from_dict(response.json())

    return response_200
