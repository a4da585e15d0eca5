from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.any_service_read import AnyServiceRead
from ...models.reason import Reason
from ...types import UNSET, Unset


def remove_service(
    id: UUID,
    body: Reason,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[AnyServiceRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="remove_service",
        method="POST",
        path="/api/v1/admin/services/{id}/remove".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> AnyServiceRead:
    response_200 = AnyServiceRead.from_dict(response.json())

    return response_200
