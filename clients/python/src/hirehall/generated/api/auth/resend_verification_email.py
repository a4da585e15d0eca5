import httpx

from ....operation import Operation
from ...models.address import Address
from ...models.detail import Detail


def resend_verification_email(
    body: Address,
) -> Operation[Detail]:

    return Operation(
        name="resend_verification_email",
        method="POST",
        path="/api/v1/auth/verify-email/resend",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> Detail:
    response_200 = Detail.from_dict(response.json())

    return response_200
