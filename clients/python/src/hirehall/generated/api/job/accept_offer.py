from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_read import JobRead
from ...types import UNSET, Unset


def accept_offer(
    id: UUID,
    number: int,
    *,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Operation[JobRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="accept_offer",
        method="POST",
        path="/api/v1/jobs/{id}/offers/{number}/accept".format(
            id=quote(str(id), safe=""),
            number=quote(str(number), safe=""),
        ),
        read=_read,
        headers=headers,
        is_keyed=True,
    )


def _read(response: httpx.Response) -> JobRead:
    response_200 = JobRead.from_dict(response.json())

    return response_200
