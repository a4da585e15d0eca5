import httpx

from ....operation import Operation
from ...models.totp_delete import TotpDelete


def disable_totp(
    body: TotpDelete,
) -> Operation[None]:

    return Operation(
        name="disable_totp",
        method="DELETE",
        path="/api/v1/auth/totp",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
