from typing import Any

import httpx

from ....operation import Operation
from ...models.worker_read import WorkerRead
from ...models.worker_update import WorkerUpdate
from ...types import UNSET, Unset


def update_my_worker_profile(
    body: WorkerUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[WorkerRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_my_worker_profile",
        method="PATCH",
        path="/api/v1/workers/me",
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> WorkerRead:
    response_200 = WorkerRead.from_dict(response.json())

    return response_200
