from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.webhook_read import WebhookRead


def get_webhook(
    id: UUID,
) -> Operation[WebhookRead]:

    return Operation(
        name="get_webhook",
        method="GET",
        path="/api/v1/admin/webhooks/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> WebhookRead:
    response_200 = WebhookRead.from_dict(response.json())

    return response_200
