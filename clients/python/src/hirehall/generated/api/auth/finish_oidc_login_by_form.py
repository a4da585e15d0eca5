from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.callback import Callback
from ...models.token_read import TokenRead


def finish_oidc_login_by_form(
    provider: str,
    body: Callback,
) -> Operation[TokenRead]:

    return Operation(
        name="finish_oidc_login_by_form",
        method="POST",
        path="/api/v1/auth/oidc/{provider}/callback".format(
            provider=quote(str(provider), safe=""),
        ),
        read=_read,
        form=body.to_dict(),
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
