from typing import Any

import httpx

from ....operation import Operation
from ...models.job_create import JobCreate
from ...models.job_read import JobRead
from ...types import UNSET, Unset


def create_job(
    body: JobCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[JobRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="create_job",
        method="POST",
        path="/api/v1/jobs",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> JobRead:
    response_200 = JobRead.from_dict(response.json())

    return response_200
