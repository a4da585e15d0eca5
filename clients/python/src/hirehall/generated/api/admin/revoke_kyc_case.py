from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.case_read import CaseRead
from ...models.rejection import Rejection
from ...types import UNSET, Unset


def revoke_kyc_case(
    id: UUID,
    body: Rejection,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[CaseRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="revoke_kyc_case",
        method="POST",
        path="/api/v1/admin/kyc/{id}/revoke".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> CaseRead:
    response_200 = CaseRead.from_dict(response.json())

    return response_200
