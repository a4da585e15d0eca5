from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_message_read import ListedMessageRead
from ...types import UNSET, Unset


def list_thread_messages(
    id: UUID,
    *,
    after: UUID | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedMessageRead]:

    params: dict[str, Any] = {}

    json_after: str | Unset = UNSET
    if not isinstance(after, Unset):
        json_after = str(after)
    params["after"] = json_after

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_thread_messages",
        method="GET",
        path="/api/v1/threads/{id}/messages".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedMessageRead:
    response_200 = ListedMessageRead.from_dict(response.json())

    return response_200
