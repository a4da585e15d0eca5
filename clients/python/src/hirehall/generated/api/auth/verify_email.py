import httpx

from ....operation import Operation
from ...models.verification import Verification
from ...models.verified import Verified


def verify_email(
    body: Verification,
) -> Operation[Verified]:

    return Operation(
        name="verify_email",
        method="POST",
        path="/api/v1/auth/verify-email",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> Verified:
    response_200 = Verified.from_dict(response.json())

    return response_200
