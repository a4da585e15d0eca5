from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_reviews_read import JobReviewsRead


def get_job_reviews(
    id: UUID,
) -> Operation[JobReviewsRead]:

    return Operation(
        name="get_job_reviews",
        method="GET",
        path="/api/v1/jobs/{id}/reviews".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> JobReviewsRead:
    response_200 = JobReviewsRead.from_dict(response.json())

    return response_200
