from typing import Any

import httpx

from ....operation import Operation
from ...models.event_kind import EventKind
from ...models.listed_event_read import ListedEventRead
from ...types import UNSET, Unset


def list_notifications(
    *,
    type_: list[EventKind] | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedEventRead]:

    params: dict[str, Any] = {}

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item: str = type_item_data
            json_type_.append(type_item)

    params["type"] = json_type_

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_notifications",
        method="GET",
        path="/api/v1/notifications",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedEventRead:
    response_200 = ListedEventRead.from_dict(response.json())

    return response_200
