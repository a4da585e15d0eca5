from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_appeal import ListedAppeal
from ...types import UNSET, Unset


def list_review_appeals(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedAppeal]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_review_appeals",
        method="GET",
        path="/api/v1/admin/review-appeals",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedAppeal:
    response_200 = ListedAppeal.from_dict(response.json())

    return response_200
