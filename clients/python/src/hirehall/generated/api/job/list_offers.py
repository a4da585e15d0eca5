from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.listed_job_offer_read import ListedJobOfferRead
from ...types import UNSET, Unset


def list_offers(
    id: UUID,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedJobOfferRead]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_offers",
        method="GET",
        path="/api/v1/jobs/{id}/offers".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedJobOfferRead:
    response_200 = ListedJobOfferRead.from_dict(response.json())

    return response_200
