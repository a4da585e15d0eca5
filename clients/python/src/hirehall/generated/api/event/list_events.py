from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_event_read import ListedEventRead
from ...types import UNSET, Unset


def list_events(
    *,
    after: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedEventRead]:

    params: dict[str, Any] = {}

    params["after"] = after

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_events",
        method="GET",
        path="/api/v1/events",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedEventRead:
    response_200 = ListedEventRead.from_dict(response.json())

    return response_200
