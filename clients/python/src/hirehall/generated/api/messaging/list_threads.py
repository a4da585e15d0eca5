from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_thread_read import ListedThreadRead
from ...types import UNSET, Unset


def list_threads(
    *,
    job_id: UUID | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedThreadRead]:

    params: dict[str, Any] = {}

    json_job_id: str | Unset = UNSET
    if not isinstance(job_id, Unset):
        json_job_id = str(job_id)
    params["job_id"] = json_job_id

    json_service_id: str | Unset = UNSET
    if not isinstance(service_id, Unset):
        json_service_id = str(service_id)
    params["service_id"] = json_service_id

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_threads",
        method="GET",
        path="/api/v1/threads",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedThreadRead:
    response_200 = ListedThreadRead.from_dict(response.json())

    return response_200
