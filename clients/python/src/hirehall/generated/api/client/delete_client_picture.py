import httpx

from ....operation import Operation


def delete_client_picture() -> Operation[None]:

    return Operation(
        name="delete_client_picture",
        method="DELETE",
        path="/api/v1/clients/me/picture",
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
