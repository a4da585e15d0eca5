from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_public_worker import ListedPublicWorker
from ...types import UNSET, Unset


def list_favorites(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedPublicWorker]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_favorites",
        method="GET",
        path="/api/v1/clients/me/favorites",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedPublicWorker:
    response_200 = ListedPublicWorker.from_dict(response.json())

    return response_200
