from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.case_read import CaseRead


def claim_kyc_case(
    id: UUID,
) -> Operation[CaseRead]:

    return Operation(
        name="claim_kyc_case",
        method="POST",
        path="/api/v1/admin/kyc/{id}/claim".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> CaseRead:
    response_200 = CaseRead.from_dict(response.json())

    return response_200
