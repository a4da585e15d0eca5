from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_read import JobRead
from ...models.job_update import JobUpdate
from ...types import UNSET, Unset


def update_job(
    id: UUID,
    body: JobUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[JobRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_job",
        method="PATCH",
        path="/api/v1/jobs/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> JobRead:
    response_200 = JobRead.from_dict(response.json())

    return response_200
