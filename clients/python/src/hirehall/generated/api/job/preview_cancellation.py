from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.cancellation_read import CancellationRead


def preview_cancellation(
    id: UUID,
) -> Operation[CancellationRead]:

    return Operation(
        name="preview_cancellation",
        method="GET",
        path="/api/v1/jobs/{id}/cancellation".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> CancellationRead:
    response_200 = CancellationRead.from_dict(response.json())

    return response_200
