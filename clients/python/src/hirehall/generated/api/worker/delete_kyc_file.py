from urllib.parse import quote

import httpx

from ....operation import Operation
from ...models.slot import Slot


def delete_kyc_file(
    slot: Slot,
) -> Operation[None]:

    return Operation(
        name="delete_kyc_file",
        method="DELETE",
        path="/api/v1/workers/me/kyc/files/{slot}".format(
            slot=quote(str(slot), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
