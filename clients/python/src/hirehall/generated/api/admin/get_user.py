from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.account_details import AccountDetails


def get_user(
    id: UUID,
) -> Operation[AccountDetails]:

    return Operation(
        name="get_user",
        method="GET",
        path="/api/v1/admin/users/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> AccountDetails:
    response_200 = AccountDetails.from_dict(response.json())

    return response_200
