from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_attempt_read import ListedAttemptRead
from ...types import UNSET, Unset


def list_webhook_attempts(
    id: UUID,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedAttemptRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_webhook_attempts",
        method="GET",
        path="/api/v1/admin/webhooks/{id}/attempts".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedAttemptRead:
    response_200 = ListedAttemptRead.from_dict(response.json())

    return response_200
