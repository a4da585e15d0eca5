import httpx

from ....operation import Operation
from ...models.token_read import TokenRead
from ...models.token_request import TokenRequest


def create_token(
    body: TokenRequest,
) -> Operation[TokenRead]:

    return Operation(
        name="create_token",
        method="POST",
        path="/api/v1/auth/token",
        read=_read,
        form=body.to_dict(),
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
