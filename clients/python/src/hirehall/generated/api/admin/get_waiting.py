import httpx

from ....operation import Operation
from ...models.waiting_read import WaitingRead


def get_waiting() -> Operation[WaitingRead]:

    return Operation(
        name="get_waiting",
        method="GET",
        path="/api/v1/admin/waiting",
        read=_read,
    )


def _read(response: httpx.Response) -> WaitingRead:
    response_200 = WaitingRead.from_dict(response.json())

    return response_200
