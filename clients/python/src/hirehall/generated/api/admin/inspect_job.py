from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.inspection_read import InspectionRead
from ...models.reason import Reason


def inspect_job(
    id: UUID,
    body: Reason,
) -> Operation[InspectionRead]:

    return Operation(
        name="inspect_job",
        method="POST",
        path="/api/v1/admin/jobs/{id}/inspect".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> InspectionRead:
    response_200 = InspectionRead.from_dict(response.json())

    return response_200
