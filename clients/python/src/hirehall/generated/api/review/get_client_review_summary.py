from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.summary_read import SummaryRead


def get_client_review_summary(
    id: UUID,
) -> Operation[SummaryRead]:

    return Operation(
        name="get_client_review_summary",
        method="GET",
        path="/api/v1/clients/{id}/reviews/summary".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> SummaryRead:
    response_200 = SummaryRead.from_dict(response.json())

    return response_200
