import httpx

from ....operation import Operation
from ...models.recovery_codes import RecoveryCodes
from ...models.totp_confirm import TotpConfirm


def confirm_totp(
    body: TotpConfirm,
) -> Operation[RecoveryCodes]:

    return Operation(
        name="confirm_totp",
        method="POST",
        path="/api/v1/auth/totp/confirm",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> RecoveryCodes:
    response_200 = RecoveryCodes.from_dict(response.json())

    return response_200
