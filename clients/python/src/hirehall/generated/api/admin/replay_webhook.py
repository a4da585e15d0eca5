from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.replay_create import ReplayCreate
from ...models.replay_read import ReplayRead


def replay_webhook(
    id: UUID,
    body: ReplayCreate,
) -> Operation[ReplayRead]:

    return Operation(
        name="replay_webhook",
        method="POST",
        path="/api/v1/admin/webhooks/{id}/replay".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ReplayRead:
    response_200 = ReplayRead.from_dict(response.json())

    return response_200
