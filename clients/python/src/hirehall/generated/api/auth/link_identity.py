from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.link_request import LinkRequest
from ...models.link_start import LinkStart


def link_identity(
    provider: str,
    body: LinkRequest,
) -> Operation[LinkStart]:

    return Operation(
        name="link_identity",
        method="POST",
        path="/api/v1/auth/oidc/{provider}/link".format(
            provider=quote(str(provider), safe=""),
        ),
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> LinkStart:
    response_200 = LinkStart.from_dict(response.json())

    return response_200
