from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_job_event_read import ListedJobEventRead
from ...types import UNSET, Unset


def list_job_events(
    id: UUID,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedJobEventRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_job_events",
        method="GET",
        path="/api/v1/jobs/{id}/events".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedJobEventRead:
    response_200 = ListedJobEventRead.from_dict(response.json())

    return response_200
