from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.review_create import ReviewCreate
from ...models.review_read import ReviewRead
from ...types import UNSET, Unset


def create_review(
    id: UUID,
    body: ReviewCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[ReviewRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="create_review",
        method="POST",
        path="/api/v1/jobs/{id}/review".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> ReviewRead:
    response_200 = ReviewRead.from_dict(response.json())

    return response_200
