from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_name_change_read import ListedNameChangeRead
from ...types import UNSET, Unset


def list_name_changes(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedNameChangeRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_name_changes",
        method="GET",
        path="/api/v1/admin/name-changes",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedNameChangeRead:
    response_200 = ListedNameChangeRead.from_dict(response.json())

    return response_200
