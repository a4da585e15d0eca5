import httpx

from ....operation import Operation
from ...models.credentials_read import CredentialsRead
from ...models.link_token import LinkToken


def get_reset_credentials(
    body: LinkToken,
) -> Operation[CredentialsRead]:

    return Operation(
        name="get_reset_credentials",
        method="POST",
        path="/api/v1/auth/reset-password/credentials",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> CredentialsRead:
    response_200 = CredentialsRead.from_dict(response.json())

    return response_200
