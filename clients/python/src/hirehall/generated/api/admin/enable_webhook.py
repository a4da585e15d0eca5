from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.webhook_enable import WebhookEnable
from ...models.webhook_read import WebhookRead


def enable_webhook(
    id: UUID,
    body: WebhookEnable,
) -> Operation[WebhookRead]:

    return Operation(
        name="enable_webhook",
        method="POST",
        path="/api/v1/admin/webhooks/{id}/enable".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> WebhookRead:
    response_200 = WebhookRead.from_dict(response.json())

    return response_200
