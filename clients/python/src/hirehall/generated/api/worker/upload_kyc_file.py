from urllib.parse import quote

import httpx

from ....operation import Operation, Progress
from ...models.file_form import FileForm
from ...models.required_file_read import RequiredFileRead
from ...models.slot import Slot


def upload_kyc_file(
    slot: Slot,
    body: FileForm,
    *,
    on_progress: Progress | None = None,
) -> Operation[RequiredFileRead]:

    return Operation(
        name="upload_kyc_file",
        method="PUT",
        path="/api/v1/workers/me/kyc/files/{slot}".format(
            slot=quote(str(slot), safe=""),
        ),
        read=_read,
        files=body.to_multipart(),
        on_progress=on_progress,
    )


def _read(response: httpx.Response) -> RequiredFileRead:
    response_200 = RequiredFileRead.from_dict(response.json())

    return response_200
