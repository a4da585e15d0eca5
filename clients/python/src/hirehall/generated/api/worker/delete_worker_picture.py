import httpx

from ....operation import Operation


def delete_worker_picture() -> Operation[None]:

    return Operation(
        name="delete_worker_picture",
        method="DELETE",
        path="/api/v1/workers/me/picture",
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
