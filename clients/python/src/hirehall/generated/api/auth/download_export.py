from typing import Any

import httpx

from ....operation import Operation
from ...types import UNSET


def download_export(
    *,
    token: str,
) -> Operation[bytes]:

    params: dict[str, Any] = {}

    params["token"] = token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="download_export",
        method="GET",
        path="/api/v1/auth/me/export/file",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> bytes:
    return response.content
