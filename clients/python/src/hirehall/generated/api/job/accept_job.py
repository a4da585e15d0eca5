from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_acceptance import JobAcceptance
from ...models.job_read import JobRead
from ...types import UNSET, Unset


def accept_job(
    id: UUID,
    body: JobAcceptance | Unset = UNSET,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[JobRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="accept_job",
        method="POST",
        path="/api/v1/jobs/{id}/accept".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=None if isinstance(body, Unset) else body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> JobRead:
    response_200 = JobRead.from_dict(response.json())

    return response_200
