from typing import Any

import httpx

from ....operation import Operation, Progress
from ...models.submission_form import SubmissionForm
from ...models.submission_read import SubmissionRead
from ...types import UNSET, Unset


def submit_kyc(
    body: SubmissionForm,
    *,
    idempotency_key: str | Unset = UNSET,
    on_progress: Progress | None = None,
) -> Operation[SubmissionRead]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    return Operation(
        name="submit_kyc",
        method="POST",
        path="/api/v1/workers/me/kyc",
        read=_read,
        headers=headers,
        files=body.to_multipart(),
        on_progress=on_progress,
        is_keyed=True,
    )


def _read(response: httpx.Response) -> SubmissionRead:
    response_200 = SubmissionRead.from_dict(response.json())

    return response_200
