from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.newcomer_create import NewcomerCreate
from ...models.token_read import TokenRead


def complete_oidc_signup(
    provider: str,
    body: NewcomerCreate,
) -> Operation[TokenRead]:

    return Operation(
        name="complete_oidc_signup",
        method="POST",
        path="/api/v1/auth/oidc/{provider}/complete".format(
            provider=quote(str(provider), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
