from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_any_service_read import ListedAnyServiceRead
from ...models.service_status import ServiceStatus
from ...types import UNSET, Unset


def list_all_services(
    *,
    status: ServiceStatus | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    category: str | Unset = UNSET,
    paused_by_moderation: bool | Unset = UNSET,
    removed: bool | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedAnyServiceRead]:

    params: dict[str, Any] = {}

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_worker_id: str | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = str(worker_id)
    params["worker_id"] = json_worker_id

    params["category"] = category

    params["paused_by_moderation"] = paused_by_moderation

    params["removed"] = removed

    params["q"] = q

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_all_services",
        method="GET",
        path="/api/v1/admin/services",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedAnyServiceRead:
    response_200 = ListedAnyServiceRead.from_dict(response.json())

    return response_200
