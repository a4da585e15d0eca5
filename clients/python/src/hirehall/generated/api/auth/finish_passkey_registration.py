from typing import Any

import httpx

from ....operation import Operation
from ...models.passkey_create import PasskeyCreate
from ...models.passkey_read import PasskeyRead
from ...types import UNSET, Unset


def finish_passkey_registration(
    body: PasskeyCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[PasskeyRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="finish_passkey_registration",
        method="POST",
        path="/api/v1/auth/passkeys/finish",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> PasskeyRead:
    response_200 = PasskeyRead.from_dict(response.json())

    return response_200
