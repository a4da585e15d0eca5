import httpx

from ....operation import Operation
from ...models.own_account_read import OwnAccountRead


def get_account() -> Operation[OwnAccountRead]:

    return Operation(
        name="get_account",
        method="GET",
        path="/api/v1/auth/me",
        read=_read,
    )


def _read(response: httpx.Response) -> OwnAccountRead:
    response_200 = OwnAccountRead.from_dict(response.json())

    return response_200
