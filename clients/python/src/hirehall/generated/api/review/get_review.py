from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.review_read import ReviewRead


def get_review(
    id: UUID,
) -> Operation[ReviewRead]:

    return Operation(
        name="get_review",
        method="GET",
        path="/api/v1/reviews/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> ReviewRead:
    response_200 = ReviewRead.from_dict(response.json())

    return response_200
