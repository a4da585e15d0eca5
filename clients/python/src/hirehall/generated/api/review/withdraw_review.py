from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...types import UNSET, Unset


def withdraw_review(
    id: UUID,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[None]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="withdraw_review",
        method="DELETE",
        path="/api/v1/reviews/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
    )


def _read(response: httpx.Response) -> None:
    return None
