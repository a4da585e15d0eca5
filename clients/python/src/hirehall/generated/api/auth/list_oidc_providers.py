import httpx

from ....operation import Operation
from ...models.provider_read import ProviderRead


def list_oidc_providers() -> Operation[list[ProviderRead]]:

    return Operation(
        name="list_oidc_providers",
        method="GET",
        path="/api/v1/auth/oidc/providers",
        read=_read,
    )


def _read(response: httpx.Response) -> list[ProviderRead]:
    response_200 = []
    _response_200 = response.json()
    for response_200_item_data in _response_200:
        response_200_item = ProviderRead.from_dict(response_200_item_data)

        response_200.append(response_200_item)

    return response_200
