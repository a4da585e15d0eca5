from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.managed_category_read import ManagedCategoryRead


def get_category(
    slug: str,
) -> Operation[ManagedCategoryRead]:

    return Operation(
        name="get_category",
        method="GET",
        path="/api/v1/admin/categories/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> ManagedCategoryRead:
    response_200 = ManagedCategoryRead.from_dict(response.json())

    return response_200
