from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.check_answer import CheckAnswer


def answer_identity_check(
    id: UUID,
    body: CheckAnswer,
    *,
    webhook_id: str,
    webhook_timestamp: int,
    webhook_signature: str,
) -> Operation[None]:
    headers: dict[str, Any] = {}
    headers["webhook-id"] = webhook_id

    headers["webhook-timestamp"] = str(webhook_timestamp)

    headers["webhook-signature"] = webhook_signature

    return Operation(
        name="answer_identity_check",
        method="POST",
        path="/api/v1/identity-checks/{id}/result".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
