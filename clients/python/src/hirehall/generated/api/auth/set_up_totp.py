import httpx

from ....operation import Operation
from ...models.totp_create import TotpCreate
from ...models.totp_read import TotpRead


def set_up_totp(
    body: TotpCreate,
) -> Operation[TotpRead]:

    return Operation(
        name="set_up_totp",
        method="POST",
        path="/api/v1/auth/totp",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> TotpRead:
    response_200 = TotpRead.from_dict(response.json())

    return response_200
