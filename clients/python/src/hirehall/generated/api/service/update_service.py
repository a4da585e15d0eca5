from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.service_read import ServiceRead
from ...models.service_update import ServiceUpdate
from ...types import UNSET, Unset


def update_service(
    id: UUID,
    body: ServiceUpdate,
    *,
    if_match: str | Unset = UNSET,
) -> Operation[ServiceRead]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    return Operation(
        name="update_service",
        method="PATCH",
        path="/api/v1/services/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ServiceRead:
    response_200 = ServiceRead.from_dict(response.json())

    return response_200
