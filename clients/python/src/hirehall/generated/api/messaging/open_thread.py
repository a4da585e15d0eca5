from typing import Any

import httpx

from ....operation import Operation
from ...models.opened import Opened
from ...models.thread_create import ThreadCreate
from ...types import UNSET, Unset


def open_thread(
    body: ThreadCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[Opened]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="open_thread",
        method="POST",
        path="/api/v1/threads",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> Opened:
    response_200 = Opened.from_dict(response.json())

    return response_200
