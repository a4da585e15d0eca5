import httpx

from ....operation import Operation
from ...models.address import Address
from ...models.detail import Detail


def request_password_reset(
    body: Address,
) -> Operation[Detail]:

    return Operation(
        name="request_password_reset",
        method="POST",
        path="/api/v1/auth/forgot-password",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> Detail:
    response_200 = Detail.from_dict(response.json())

    return response_200
