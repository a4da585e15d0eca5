from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_read import JobRead
from ...models.offer_decline import OfferDecline
from ...types import UNSET, Unset


def decline_offer(
    id: UUID,
    number: int,
    body: OfferDecline | Unset = UNSET,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[JobRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="decline_offer",
        method="POST",
        path="/api/v1/jobs/{id}/offers/{number}/decline".format(
            id=quote(str(id), safe=""),
            number=quote(str(number), safe=""),
        ),
        read=_read,
        headers=headers,
        json=None if isinstance(body, Unset) else body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> JobRead:
    response_200 = JobRead.from_dict(response.json())

    return response_200
