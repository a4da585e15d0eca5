import httpx

from ....operation import Operation
from ...models.log_position import LogPosition


def get_latest_event() -> Operation[LogPosition]:

    return Operation(
        name="get_latest_event",
        method="GET",
        path="/api/v1/events/latest",
        read=_read,
    )


def _read(response: httpx.Response) -> LogPosition:
    response_200 = LogPosition.from_dict(response.json())

    return response_200
