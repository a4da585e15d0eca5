from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.dispute_read import DisputeRead


def get_dispute_case(
    id: UUID,
) -> Operation[DisputeRead]:

    return Operation(
        name="get_dispute_case",
        method="GET",
        path="/api/v1/admin/disputes/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> DisputeRead:
    response_200 = DisputeRead.from_dict(response.json())

    return response_200
