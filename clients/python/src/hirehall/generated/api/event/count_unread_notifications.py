from typing import Any

import httpx

from ....operation import Operation
from ...models.event_kind import EventKind
from ...models.unread_notifications import UnreadNotifications
from ...types import UNSET, Unset


def count_unread_notifications(
    *,
    type_: list[EventKind] | Unset = UNSET,
) -> Operation[UnreadNotifications]:

    params: dict[str, Any] = {}

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item: str = type_item_data
            json_type_.append(type_item)

    params["type"] = json_type_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="count_unread_notifications",
        method="GET",
        path="/api/v1/notifications/unread",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> UnreadNotifications:
    response_200 = UnreadNotifications.from_dict(response.json())

    return response_200
