from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_passkey_read import ListedPasskeyRead
from ...types import UNSET, Unset


def list_passkeys(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedPasskeyRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_passkeys",
        method="GET",
        path="/api/v1/auth/passkeys",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedPasskeyRead:
    response_200 = ListedPasskeyRead.from_dict(response.json())

    return response_200
