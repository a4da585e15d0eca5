import httpx

from ....operation import Operation, Progress
from ...models.picture_form import PictureForm
from ...models.picture_read import PictureRead


def upload_client_picture(
    body: PictureForm,
    *,
    on_progress: Progress | None = None,
) -> Operation[PictureRead]:

    return Operation(
        name="upload_client_picture",
        method="PUT",
        path="/api/v1/clients/me/picture",
        read=_read,
        files=body.to_multipart(),
        on_progress=on_progress,
    )


def _read(response: httpx.Response) -> PictureRead:
    response_200 = PictureRead.from_dict(response.json())

    return response_200
