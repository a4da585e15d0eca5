from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.legal_hold_read import LegalHoldRead
from ...models.reason import Reason


def place_legal_hold(
    id: UUID,
    body: Reason,
) -> Operation[LegalHoldRead]:

    return Operation(
        name="place_legal_hold",
        method="PUT",
        path="/api/v1/admin/users/{id}/legal-hold".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> LegalHoldRead:
    response_200 = LegalHoldRead.from_dict(response.json())

    return response_200
