from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.search_services_sort import SearchServicesSort
from ...models.services_found import ServicesFound
from ...types import UNSET, Unset


def search_services(
    *,
    q: str | Unset = UNSET,
    location: str | Unset = UNSET,
    category: list[str] | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    min_rating: float | Unset = UNSET,
    available: bool | Unset = UNSET,
    currency: str | Unset = UNSET,
    min_price: int | Unset = UNSET,
    max_price: int | Unset = UNSET,
    near: str | Unset = UNSET,
    radius_km: float | Unset = UNSET,
    bbox: str | Unset = UNSET,
    sort: SearchServicesSort | Unset = UNSET,
    total: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ServicesFound]:

    params: dict[str, Any] = {}

    params["q"] = q

    params["location"] = location

    json_category: list[str] | Unset = UNSET
    if not isinstance(category, Unset):
        json_category = category

    params["category"] = json_category

    json_worker_id: str | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = str(worker_id)
    params["worker_id"] = json_worker_id

    params["min_rating"] = min_rating

    params["available"] = available

    params["currency"] = currency

    params["min_price"] = min_price

    params["max_price"] = max_price

    params["near"] = near

    params["radius_km"] = radius_km

    params["bbox"] = bbox

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params["total"] = total

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="search_services",
        method="GET",
        path="/api/v1/services",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ServicesFound:
    response_200 = ServicesFound.from_dict(response.json())

    return response_200
