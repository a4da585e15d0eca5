import httpx

from ....operation import Operation
from ...models.config_read import ConfigRead


def get_config() -> Operation[ConfigRead]:

    return Operation(
        name="get_config",
        method="GET",
        path="/api/v1/config",
        read=_read,
    )


def _read(response: httpx.Response) -> ConfigRead:
    response_200 = ConfigRead.from_dict(response.json())

    return response_200
