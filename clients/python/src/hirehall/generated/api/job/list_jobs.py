from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_status import JobStatus
from ...models.listed_job_read import ListedJobRead
from ...models.side import Side
from ...types import UNSET, Unset


def list_jobs(
    *,
    status: JobStatus | Unset = UNSET,
    thread_id: UUID | Unset = UNSET,
    side: Side | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedJobRead]:

    params: dict[str, Any] = {}

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_thread_id: str | Unset = UNSET
    if not isinstance(thread_id, Unset):
        json_thread_id = str(thread_id)
    params["thread_id"] = json_thread_id

    json_side: str | Unset = UNSET
    if not isinstance(side, Unset):
        json_side = side

    params["side"] = json_side

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_jobs",
        method="GET",
        path="/api/v1/jobs",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedJobRead:
    response_200 = ListedJobRead.from_dict(response.json())

    return response_200
