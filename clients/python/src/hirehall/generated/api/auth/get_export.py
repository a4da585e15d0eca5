import httpx

from ....operation import Operation
from ...models.export_read import ExportRead


def get_export() -> Operation[ExportRead]:

    return Operation(
        name="get_export",
        method="GET",
        path="/api/v1/auth/me/export",
        read=_read,
    )


def _read(response: httpx.Response) -> ExportRead:
    response_200 = ExportRead.from_dict(response.json())

    return response_200
