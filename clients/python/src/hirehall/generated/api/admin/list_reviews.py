from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_moderated_read import ListedModeratedRead
from ...types import UNSET, Unset


def list_reviews(
    *,
    flagged: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedModeratedRead]:

    params: dict[str, Any] = {}

    params["flagged"] = flagged

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_reviews",
        method="GET",
        path="/api/v1/admin/reviews",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedModeratedRead:
    response_200 = ListedModeratedRead.from_dict(response.json())

    return response_200
