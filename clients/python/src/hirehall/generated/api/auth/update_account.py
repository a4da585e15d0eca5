from typing import Any

import httpx

from ....operation import Operation
from ...models.account_update import AccountUpdate
from ...models.own_account_read import OwnAccountRead
from ...types import UNSET, Unset


def update_account(
    body: AccountUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[OwnAccountRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_account",
        method="PATCH",
        path="/api/v1/auth/me",
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> OwnAccountRead:
    response_200 = OwnAccountRead.from_dict(response.json())

    return response_200
