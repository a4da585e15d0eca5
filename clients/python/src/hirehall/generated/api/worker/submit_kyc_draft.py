from typing import Any

import httpx

from ....operation import Operation
from ...models.draft_submit import DraftSubmit
from ...models.submission_read import SubmissionRead
from ...types import UNSET, Unset


def submit_kyc_draft(
    body: DraftSubmit,
    *,
    idempotency_key: str | Unset = UNSET,
) -> Operation[SubmissionRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="submit_kyc_draft",
        method="POST",
        path="/api/v1/workers/me/kyc/submit",
        read=_read,
        headers=headers,
        json=body.to_dict(),
        is_keyed=True,
    )


def _read(response: httpx.Response) -> SubmissionRead:
    response_200 = SubmissionRead.from_dict(response.json())

    return response_200
