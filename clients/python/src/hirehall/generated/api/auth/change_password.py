import httpx

from ....operation import Operation
from ...models.password_change import PasswordChange


def change_password(
    body: PasswordChange,
) -> Operation[None]:

    return Operation(
        name="change_password",
        method="POST",
        path="/api/v1/auth/change-password",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
