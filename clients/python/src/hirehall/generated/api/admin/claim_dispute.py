from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.dispute_read import DisputeRead
from ...types import UNSET, Unset


def claim_dispute(
    id: UUID,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[DisputeRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="claim_dispute",
        method="POST",
        path="/api/v1/admin/disputes/{id}/claim".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        is_keyed=True,
    )


def _read(response: httpx.Response) -> DisputeRead:
    response_200 = DisputeRead.from_dict(response.json())

    return response_200
