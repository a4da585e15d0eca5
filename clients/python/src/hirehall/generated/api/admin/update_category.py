from typing import Any
from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.category_update import CategoryUpdate
from ...models.managed_category_read import ManagedCategoryRead
from ...types import UNSET, Unset


def update_category(
    slug: str,
    body: CategoryUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[ManagedCategoryRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_category",
        method="PATCH",
        path="/api/v1/admin/categories/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ManagedCategoryRead:
    response_200 = ManagedCategoryRead.from_dict(response.json())

    return response_200
