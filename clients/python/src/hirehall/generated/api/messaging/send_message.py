from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.message_create import MessageCreate
from ...models.message_read import MessageRead
from ...types import UNSET, Unset


def send_message(
    id: UUID,
    body: MessageCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[MessageRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="send_message",
        method="POST",
        path="/api/v1/threads/{id}/messages".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> MessageRead:
    response_200 = MessageRead.from_dict(response.json())

    return response_200
