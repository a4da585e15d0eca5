from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_webhook_read import ListedWebhookRead
from ...types import UNSET, Unset


def list_webhooks(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedWebhookRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_webhooks",
        method="GET",
        path="/api/v1/admin/webhooks",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedWebhookRead:
    response_200 = ListedWebhookRead.from_dict(response.json())

    return response_200
