from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.appeal import Appeal
from ...models.appeal_create import AppealCreate
from ...types import UNSET, Unset


def appeal_review_removal(
    id: UUID,
    body: AppealCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[Appeal]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="appeal_review_removal",
        method="POST",
        path="/api/v1/reviews/{id}/appeal".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> Appeal:
    response_200 = Appeal.from_dict(response.json())

    return response_200
