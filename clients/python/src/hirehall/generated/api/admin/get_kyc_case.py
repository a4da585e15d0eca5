from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.case_detail import CaseDetail


def get_kyc_case(
    id: UUID,
) -> Operation[CaseDetail]:

    return Operation(
        name="get_kyc_case",
        method="GET",
        path="/api/v1/admin/kyc/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> CaseDetail:
    response_200 = CaseDetail.from_dict(response.json())

    return response_200
