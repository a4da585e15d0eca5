from typing import Any
from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.finish_oidc_login_others import FinishOidcLoginOthers
from ...models.token_read import TokenRead
from ...types import UNSET, Unset


def finish_oidc_login(
    provider: str,
    *,
    state: str | Unset = UNSET,
    code: str | Unset = UNSET,
    iss: str | Unset = UNSET,
    error: str | Unset = UNSET,
    user: str | Unset = UNSET,
    others: FinishOidcLoginOthers | Unset = UNSET,
) -> Operation[TokenRead]:

    params: dict[str, Any] = {}

    params["state"] = state

    params["code"] = code

    params["iss"] = iss

    params["error"] = error

    params["user"] = user

    json_others: dict[str, Any] | Unset = UNSET
    if not isinstance(others, Unset):
        json_others = others.to_dict()
    if not isinstance(json_others, Unset):
        params.update(json_others)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="finish_oidc_login",
        method="GET",
        path="/api/v1/auth/oidc/{provider}/callback".format(
            provider=quote(str(provider), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> TokenRead:
    response_200 = TokenRead.from_dict(response.json())

    return response_200
