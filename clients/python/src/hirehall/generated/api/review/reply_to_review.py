from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reply_update import ReplyUpdate
from ...models.review_read import ReviewRead


def reply_to_review(
    id: UUID,
    body: ReplyUpdate,
) -> Operation[ReviewRead]:

    return Operation(
        name="reply_to_review",
        method="PUT",
        path="/api/v1/reviews/{id}/reply".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ReviewRead:
    response_200 = ReviewRead.from_dict(response.json())

    return response_200
