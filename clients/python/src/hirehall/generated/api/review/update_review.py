from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.review_read import ReviewRead
from ...models.review_update import ReviewUpdate
from ...types import UNSET, Unset


def update_review(
    id: UUID,
    body: ReviewUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[ReviewRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_review",
        method="PATCH",
        path="/api/v1/reviews/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ReviewRead:
    response_200 = ReviewRead.from_dict(response.json())

    return response_200
