from typing import Any

import httpx

from ....operation import Operation
from ...models.listed_category_read import ListedCategoryRead
from ...types import UNSET, Unset


def list_categories(
    *,
    include_retired: bool | Unset = UNSET,
) -> Operation[ListedCategoryRead]:

    params: dict[str, Any] = {}

    params["include_retired"] = include_retired

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_categories",
        method="GET",
        path="/api/v1/categories",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedCategoryRead:
    response_200 = ListedCategoryRead.from_dict(response.json())

    return response_200
