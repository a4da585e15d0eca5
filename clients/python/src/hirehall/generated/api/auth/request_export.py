import httpx

from ....operation import Operation
from ...models.export_read import ExportRead
from ...models.reauthentication import Reauthentication


def request_export(
    body: Reauthentication,
) -> Operation[ExportRead]:

    return Operation(
        name="request_export",
        method="POST",
        path="/api/v1/auth/me/export",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> ExportRead:
    response_200 = ExportRead.from_dict(response.json())

    return response_200
