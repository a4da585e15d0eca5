import httpx

from ....operation import Operation
from ...models.configuration_read import ConfigurationRead


def get_settings() -> Operation[ConfigurationRead]:

    return Operation(
        name="get_settings",
        method="GET",
        path="/api/v1/admin/settings",
        read=_read,
    )


def _read(response: httpx.Response) -> ConfigurationRead:
    response_200 = ConfigurationRead.from_dict(response.json())

    return response_200
