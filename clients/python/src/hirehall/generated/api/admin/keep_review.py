from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def keep_review(
    id: UUID,
) -> Operation[None]:

    return Operation(
        name="keep_review",
        method="POST",
        path="/api/v1/admin/reviews/{id}/keep".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
