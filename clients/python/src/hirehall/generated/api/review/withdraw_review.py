from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def withdraw_review(
    id: UUID,
) -> Operation[None]:

    return Operation(
        name="withdraw_review",
        method="DELETE",
        path="/api/v1/reviews/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
