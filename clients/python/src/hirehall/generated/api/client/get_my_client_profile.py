import httpx

from ....operation import Operation
from ...models.client_read import ClientRead


def get_my_client_profile() -> Operation[ClientRead]:

    return Operation(
        name="get_my_client_profile",
        method="GET",
        path="/api/v1/clients/me",
        read=_read,
    )


def _read(response: httpx.Response) -> ClientRead:
    response_200 = ClientRead.from_dict(response.json())

    return response_200
