import httpx

from ....operation import Operation
from ...models.ceremony_read import CeremonyRead
from ...models.passkey_login_start import PasskeyLoginStart


def start_passkey_login(
    body: PasskeyLoginStart,
) -> Operation[CeremonyRead]:

    return Operation(
        name="start_passkey_login",
        method="POST",
        path="/api/v1/auth/passkeys/login/start",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> CeremonyRead:
    response_200 = CeremonyRead.from_dict(response.json())

    return response_200
