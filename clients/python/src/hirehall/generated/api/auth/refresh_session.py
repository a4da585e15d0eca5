import httpx

from ....operation import Operation
from ...models.refresh import Refresh
from ...models.token_read import TokenRead
from ...types import UNSET, Unset


def refresh_session(
    body: Refresh | Unset = UNSET,
) -> Operation[TokenRead]:

    return Operation(
        name="refresh_session",
        method="POST",
        path="/api/v1/auth/refresh",
        read=_read,
        json=None if isinstance(body, Unset) else body.to_dict(),
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
