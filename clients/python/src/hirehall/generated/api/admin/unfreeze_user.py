from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.reason import Reason
from ...models.user_read import UserRead
from ...types import UNSET, Unset


def unfreeze_user(
    id: UUID,
    body: Reason,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[UserRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="unfreeze_user",
        method="POST",
        path="/api/v1/admin/users/{id}/unfreeze".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> UserRead:
    response_200 = UserRead.from_dict(response.json())

    return response_200
