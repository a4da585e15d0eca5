import httpx

from ....operation import Operation
from ...models.password_reset import PasswordReset


def reset_password(
    body: PasswordReset,
) -> Operation[None]:

    return Operation(
        name="reset_password",
        method="POST",
        path="/api/v1/auth/reset-password",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
