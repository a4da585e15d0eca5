import httpx

from ....operation import Operation
from ...models.get_key_set_response_200 import GetKeySetResponse200


def get_key_set() -> Operation[GetKeySetResponse200]:

    return Operation(
        name="get_key_set",
        method="GET",
        path="/.well-known/jwks.json",
        read=_read,
    )


def _read(response: httpx.Response) -> GetKeySetResponse200:
    response_200 = GetKeySetResponse200.from_dict(response.json())

    return response_200
