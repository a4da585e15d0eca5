from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_inspected_message import ListedInspectedMessage
from ...types import UNSET, Unset


def list_dispute_messages(
    id: UUID,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedInspectedMessage]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_dispute_messages",
        method="GET",
        path="/api/v1/admin/disputes/{id}/messages".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedInspectedMessage:
    response_200 = ListedInspectedMessage.from_dict(response.json())

    return response_200
