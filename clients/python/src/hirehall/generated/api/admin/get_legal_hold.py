from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.legal_hold_read import LegalHoldRead


def get_legal_hold(
    id: UUID,
) -> Operation[LegalHoldRead]:

    return Operation(
        name="get_legal_hold",
        method="GET",
        path="/api/v1/admin/users/{id}/legal-hold".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> LegalHoldRead:
    response_200 = LegalHoldRead.from_dict(response.json())

    return response_200
