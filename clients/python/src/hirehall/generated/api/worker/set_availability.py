from typing import Any

import httpx

from ....operation import Operation
from ...models.availability import Availability
from ...models.worker_read import WorkerRead
from ...types import UNSET, Unset


def set_availability(
    body: Availability,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[WorkerRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="set_availability",
        method="PUT",
        path="/api/v1/workers/me/availability",
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> WorkerRead:
    response_200 = WorkerRead.from_dict(response.json())

    return response_200
