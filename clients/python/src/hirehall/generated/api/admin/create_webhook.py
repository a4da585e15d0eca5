from typing import Any

import httpx

from ....operation import Operation
from ...models.webhook_create import WebhookCreate
from ...models.webhook_read import WebhookRead
from ...types import UNSET, Unset


def create_webhook(
    body: WebhookCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[WebhookRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="create_webhook",
        method="POST",
        path="/api/v1/admin/webhooks",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> WebhookRead:
    response_200 = WebhookRead.from_dict(response.json())

    return response_200
