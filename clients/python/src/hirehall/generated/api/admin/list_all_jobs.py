import datetime
from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_status import JobStatus
from ...models.listed_job_read import ListedJobRead
from ...types import UNSET, Unset


def list_all_jobs(
    *,
    status: JobStatus | Unset = UNSET,
    user_id: UUID | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedJobRead]:

    params: dict[str, Any] = {}

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_user_id: str | Unset = UNSET
    if not isinstance(user_id, Unset):
        json_user_id = str(user_id)
    params["user_id"] = json_user_id

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_until: str | Unset = UNSET
    if not isinstance(until, Unset):
        json_until = until.isoformat()
    params["until"] = json_until

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_all_jobs",
        method="GET",
        path="/api/v1/admin/jobs",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedJobRead:
    response_200 = ListedJobRead.from_dict(response.json())

    return response_200
