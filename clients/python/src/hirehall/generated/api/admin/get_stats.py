import datetime
from typing import Any

import httpx

from ....operation import Operation
from ...models.stats_read import StatsRead
from ...types import UNSET, Unset


def get_stats(
    *,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
) -> Operation[StatsRead]:

    params: dict[str, Any] = {}

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = to.isoformat()
    params["to"] = json_to

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="get_stats",
        method="GET",
        path="/api/v1/admin/stats",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> StatsRead:
    response_200 = StatsRead.from_dict(response.json())

    return response_200
