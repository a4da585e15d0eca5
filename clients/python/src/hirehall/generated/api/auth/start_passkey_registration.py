import httpx

from ....operation import Operation
from ...models.ceremony_read import CeremonyRead
from ...models.reauthentication import Reauthentication


def start_passkey_registration(
    body: Reauthentication,
) -> Operation[CeremonyRead]:

    return Operation(
        name="start_passkey_registration",
        method="POST",
        path="/api/v1/auth/passkeys/start",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> CeremonyRead:
    response_200 = CeremonyRead.from_dict(response.json())

    return response_200
