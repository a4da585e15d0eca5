from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.webhook_read import WebhookRead
from ...models.webhook_update import WebhookUpdate
from ...types import UNSET, Unset


def update_webhook(
    id: UUID,
    body: WebhookUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[WebhookRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_webhook",
        method="PATCH",
        path="/api/v1/admin/webhooks/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> WebhookRead:
    response_200 = WebhookRead.from_dict(response.json())

    return response_200
