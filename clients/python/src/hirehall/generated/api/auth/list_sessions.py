from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_session_read import ListedSessionRead
from ...types import UNSET, Unset


def list_sessions(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedSessionRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_sessions",
        method="GET",
        path="/api/v1/auth/sessions",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedSessionRead:
    response_200 = ListedSessionRead.from_dict(response.json())

    return response_200
