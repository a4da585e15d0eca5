from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_identity_read import ListedIdentityRead
from ...types import UNSET, Unset


def list_identities(
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedIdentityRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_identities",
        method="GET",
        path="/api/v1/auth/identities",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedIdentityRead:
    response_200 = ListedIdentityRead.from_dict(response.json())

    return response_200
