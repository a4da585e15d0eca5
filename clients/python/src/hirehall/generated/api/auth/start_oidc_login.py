from typing import Any
from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.link_start import LinkStart
from ...models.signup_role import SignupRole
from ...types import UNSET, Unset


def start_oidc_login(
    provider: str,
    *,
    role: SignupRole | Unset = UNSET,
    return_to: str | Unset = UNSET,
) -> Operation[LinkStart]:

    params: dict[str, Any] = {}

    json_role: str | Unset = UNSET
    if not isinstance(role, Unset):
        json_role = role

    params["role"] = json_role

    params["return_to"] = return_to

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="start_oidc_login",
        method="GET",
        path="/api/v1/auth/oidc/{provider}/start".format(
            provider=quote(str(provider), safe=""),
        ),
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> LinkStart:
    response_200 = LinkStart.from_dict(response.json())

    return response_200
