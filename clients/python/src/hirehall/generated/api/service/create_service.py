from typing import Any

import httpx

from ....operation import Operation
from ...models.service_create import ServiceCreate
from ...models.service_read import ServiceRead
from ...types import UNSET, Unset


def create_service(
    body: ServiceCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[ServiceRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="create_service",
        method="POST",
        path="/api/v1/services",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> ServiceRead:
    response_200 = ServiceRead.from_dict(response.json())

    return response_200
