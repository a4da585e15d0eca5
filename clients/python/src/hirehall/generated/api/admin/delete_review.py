from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.review_removal import ReviewRemoval


def delete_review(
    id: UUID,
    body: ReviewRemoval,
) -> Operation[None]:

    return Operation(
        name="delete_review",
        method="DELETE",
        path="/api/v1/admin/reviews/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
