from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.actions_read import ActionsRead


def get_user_actions(
    id: UUID,
) -> Operation[ActionsRead]:

    return Operation(
        name="get_user_actions",
        method="GET",
        path="/api/v1/admin/users/{id}/actions".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> ActionsRead:
    response_200 = ActionsRead.from_dict(response.json())

    return response_200
