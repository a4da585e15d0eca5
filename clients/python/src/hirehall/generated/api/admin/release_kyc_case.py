from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.case_read import CaseRead


def release_kyc_case(
    id: UUID,
) -> Operation[CaseRead]:

    return Operation(
        name="release_kyc_case",
        method="POST",
        path="/api/v1/admin/kyc/{id}/release".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> CaseRead:
    response_200 = CaseRead.from_dict(response.json())

    return response_200
