import httpx

from ....operation import Operation
from ...models.passkey_login import PasskeyLogin
from ...models.token_read import TokenRead


def finish_passkey_login(
    body: PasskeyLogin,
) -> Operation[TokenRead]:

    return Operation(
        name="finish_passkey_login",
        method="POST",
        path="/api/v1/auth/passkeys/login/finish",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
