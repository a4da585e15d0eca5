import httpx

from ....operation import Operation


def log_out() -> Operation[None]:

    return Operation(
        name="log_out",
        method="POST",
        path="/api/v1/auth/logout",
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
