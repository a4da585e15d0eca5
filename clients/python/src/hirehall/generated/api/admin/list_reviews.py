from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_moderated_read import ListedModeratedRead
from ...models.review_status import ReviewStatus
from ...models.side import Side
from ...types import UNSET, Unset


def list_reviews(
    *,
    flagged: bool | Unset = UNSET,
    status: ReviewStatus | Unset = UNSET,
    reviewer: Side | Unset = UNSET,
    author_id: UUID | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedModeratedRead]:

    params: dict[str, Any] = {}

    params["flagged"] = flagged

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_reviewer: str | Unset = UNSET
    if not isinstance(reviewer, Unset):
        json_reviewer = reviewer

    params["reviewer"] = json_reviewer

    json_author_id: str | Unset = UNSET
    if not isinstance(author_id, Unset):
        json_author_id = str(author_id)
    params["author_id"] = json_author_id

    json_worker_id: str | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = str(worker_id)
    params["worker_id"] = json_worker_id

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_reviews",
        method="GET",
        path="/api/v1/admin/reviews",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedModeratedRead:
    response_200 = ListedModeratedRead.from_dict(response.json())

    return response_200
