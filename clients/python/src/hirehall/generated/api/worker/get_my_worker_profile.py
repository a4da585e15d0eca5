import httpx

from ....operation import Operation
from ...models.worker_read import WorkerRead


def get_my_worker_profile() -> Operation[WorkerRead]:

    return Operation(
        name="get_my_worker_profile",
        method="GET",
        path="/api/v1/workers/me",
        read=_read,
    )


def _read(response: httpx.Response) -> WorkerRead:
    response_200 = WorkerRead.from_dict(response.json())

    return response_200
