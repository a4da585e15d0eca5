from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.webhook_read import WebhookRead


def disable_webhook(
    id: UUID,
) -> Operation[WebhookRead]:

    return Operation(
        name="disable_webhook",
        method="POST",
        path="/api/v1/admin/webhooks/{id}/disable".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> WebhookRead:
    response_200 = WebhookRead.from_dict(response.json())

    return response_200
