from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_review_read import ListedReviewRead
from ...types import UNSET, Unset


def list_client_reviews(
    id: UUID,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedReviewRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_client_reviews",
        method="GET",
        path="/api/v1/clients/{id}/reviews".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedReviewRead:
    response_200 = ListedReviewRead.from_dict(response.json())

    return response_200
