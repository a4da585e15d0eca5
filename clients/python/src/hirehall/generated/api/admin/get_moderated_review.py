from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.moderated_detail import ModeratedDetail


def get_moderated_review(
    id: UUID,
) -> Operation[ModeratedDetail]:

    return Operation(
        name="get_moderated_review",
        method="GET",
        path="/api/v1/admin/reviews/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> ModeratedDetail:
    response_200 = ModeratedDetail.from_dict(response.json())

    return response_200
