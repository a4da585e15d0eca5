from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.slot import Slot
from ...types import UNSET


def get_identity_check_file(
    id: UUID,
    slot: Slot,
    *,
    token: str,
) -> Operation[bytes]:

    params: dict[str, Any] = {}

    params["token"] = token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="get_identity_check_file",
        method="GET",
        path="/api/v1/identity-checks/{id}/files/{slot}".format(
            id=quote(str(id), safe=""),
            slot=quote(str(slot), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> bytes:
    return response.content
