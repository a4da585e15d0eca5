from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.slot import Slot


def get_kyc_file(
    id: UUID,
    slot: Slot,
) -> Operation[bytes]:

    return Operation(
        name="get_kyc_file",
        method="GET",
        path="/api/v1/admin/kyc/{id}/files/{slot}".format(
            id=quote(str(id), safe=""),
            slot=quote(str(slot), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> bytes:
    return response.content
