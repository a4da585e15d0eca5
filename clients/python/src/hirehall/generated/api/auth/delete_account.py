import httpx

from ....operation import Operation
from ...models.reauthentication import Reauthentication


def delete_account(
    body: Reauthentication,
) -> Operation[None]:

    return Operation(
        name="delete_account",
        method="DELETE",
        path="/api/v1/auth/me",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> None:
    return None
