from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.list_kyc_cases_status import ListKycCasesStatus
from ...models.listed_case_read import ListedCaseRead
from ...types import UNSET, Unset


def list_kyc_cases(
    *,
    status: ListKycCasesStatus | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedCaseRead]:

    params: dict[str, Any] = {}

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_worker_id: str | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = str(worker_id)
    params["worker_id"] = json_worker_id

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_kyc_cases",
        method="GET",
        path="/api/v1/admin/kyc",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedCaseRead:
    response_200 = ListedCaseRead.from_dict(response.json())

    return response_200
