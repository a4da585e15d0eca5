import httpx

from ....operation import Operation
from ...models.password_login import PasswordLogin
from ...models.token_read import TokenRead


def log_in(
    body: PasswordLogin,
) -> Operation[TokenRead]:

    return Operation(
        name="log_in",
        method="POST",
        path="/api/v1/auth/login",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
