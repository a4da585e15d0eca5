from typing import Any

import httpx

from ....operation import Operation
from ...models.category_create import CategoryCreate
from ...models.managed_category_read import ManagedCategoryRead
from ...types import UNSET, Unset


def create_category(
    body: CategoryCreate,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[ManagedCategoryRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="create_category",
        method="POST",
        path="/api/v1/admin/categories",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> ManagedCategoryRead:
    response_200 = ManagedCategoryRead.from_dict(response.json())

    return response_200
