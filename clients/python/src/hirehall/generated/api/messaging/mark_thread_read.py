from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.read_mark import ReadMark


def mark_thread_read(
    id: UUID,
    body: ReadMark,
) -> Operation[None]:

    return Operation(
        name="mark_thread_read",
        method="POST",
        path="/api/v1/threads/{id}/read".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
