from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.attempt_read import AttemptRead


def test_webhook(
    id: UUID,
) -> Operation[AttemptRead]:

    return Operation(
        name="test_webhook",
        method="POST",
        path="/api/v1/admin/webhooks/{id}/test".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> AttemptRead:
    response_200 = AttemptRead.from_dict(response.json())

    return response_200
