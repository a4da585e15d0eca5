from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_review_read import ListedReviewRead
from ...types import UNSET, Unset


def list_my_reviews(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedReviewRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_my_reviews",
        method="GET",
        path="/api/v1/reviews/mine",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedReviewRead:
    response_200 = ListedReviewRead.from_dict(response.json())

    return response_200
