import httpx

from ....operation import Operation
from ...models.unread_read import UnreadRead


def count_unread_messages() -> Operation[UnreadRead]:

    return Operation(
        name="count_unread_messages",
        method="GET",
        path="/api/v1/threads/unread",
        read=_read,
    )


def _read(response: httpx.Response) -> UnreadRead:
    response_200 = UnreadRead.from_dict(response.json())

    return response_200
