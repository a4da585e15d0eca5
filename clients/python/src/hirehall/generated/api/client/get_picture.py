from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.get_picture_size import GetPictureSize


def get_picture(
    id: UUID,
    size: GetPictureSize,
) -> Operation[bytes]:

    return Operation(
        name="get_picture",
        method="GET",
        path="/api/v1/pictures/{id}/{size}".format(
            id=quote(str(id), safe=""),
            size=quote(str(size), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> bytes:
    return response.content
