from typing import Any

import httpx

from ....operation import Operation
from ...models.client_read import ClientRead
from ...models.client_update import ClientUpdate
from ...types import UNSET, Unset


def update_my_client_profile(
    body: ClientUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[ClientRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_my_client_profile",
        method="PATCH",
        path="/api/v1/clients/me",
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ClientRead:
    response_200 = ClientRead.from_dict(response.json())

    return response_200
