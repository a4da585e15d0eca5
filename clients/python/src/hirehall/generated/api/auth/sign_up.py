import httpx

from ....operation import Operation
from ...models.detail import Detail
from ...models.signup_create import SignupCreate


def sign_up(
    body: SignupCreate,
) -> Operation[Detail]:

    return Operation(
        name="sign_up",
        method="POST",
        path="/api/v1/auth/signup",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> Detail:
    response_200 = Detail.from_dict(response.json())

    return response_200
