from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.webhook_secret_read import WebhookSecretRead


def get_webhook_secret(
    id: UUID,
) -> Operation[WebhookSecretRead]:

    return Operation(
        name="get_webhook_secret",
        method="GET",
        path="/api/v1/admin/webhooks/{id}/secret".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> WebhookSecretRead:
    response_200 = WebhookSecretRead.from_dict(response.json())

    return response_200
