from typing import Any

import httpx

from ....operation import Operation
from ...models.list_disputes_status import ListDisputesStatus
from ...models.listed_queued_dispute_read import ListedQueuedDisputeRead
from ...types import UNSET, Unset


def list_disputes(
    *,
    status: ListDisputesStatus | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedQueuedDisputeRead]:

    params: dict[str, Any] = {}

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_disputes",
        method="GET",
        path="/api/v1/admin/disputes",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedQueuedDisputeRead:
    response_200 = ListedQueuedDisputeRead.from_dict(response.json())

    return response_200
