from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.overview_read import OverviewRead


def get_user_overview(
    id: UUID,
) -> Operation[OverviewRead]:

    return Operation(
        name="get_user_overview",
        method="GET",
        path="/api/v1/admin/users/{id}/overview".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> OverviewRead:
    response_200 = OverviewRead.from_dict(response.json())

    return response_200
