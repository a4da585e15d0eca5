import httpx

from ....operation import Operation


def log_out_everywhere() -> Operation[None]:

    return Operation(
        name="log_out_everywhere",
        method="POST",
        path="/api/v1/auth/logout-all",
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
