import httpx

from ....operation import Operation, Progress
from ...models.picture_form import PictureForm
from ...models.picture_read import PictureRead


def upload_worker_picture(
    body: PictureForm,
    *,
    on_progress: Progress | None = None,
) -> Operation[PictureRead]:

    return Operation(
        name="upload_worker_picture",
        method="PUT",
        path="/api/v1/workers/me/picture",
        read=_read,
        files=body.to_multipart(),
        on_progress=on_progress,
    )


def _read(response: httpx.Response) -> PictureRead:
    response_200 = PictureRead.from_dict(response.json())

    return response_200
