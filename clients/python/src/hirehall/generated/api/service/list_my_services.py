from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_service_read import ListedServiceRead
from ...types import UNSET, Unset


def list_my_services(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedServiceRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_my_services",
        method="GET",
        path="/api/v1/services/mine",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedServiceRead:
    response_200 = ListedServiceRead.from_dict(response.json())

    return response_200
