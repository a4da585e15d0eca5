import httpx

from ....operation import Operation
from ...models.system_read import SystemRead


def get_system_status() -> Operation[SystemRead]:

    return Operation(
        name="get_system_status",
        method="GET",
        path="/api/v1/admin/system",
        read=_read,
    )


def _read(response: httpx.Response) -> SystemRead:
    response_200 = SystemRead.from_dict(response.json())

    return response_200
