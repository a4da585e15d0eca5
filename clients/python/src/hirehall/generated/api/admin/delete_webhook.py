from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation


def delete_webhook(
    id: UUID,
) -> Operation[None]:

    return Operation(
        name="delete_webhook",
        method="DELETE",
        path="/api/v1/admin/webhooks/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> None:
    return None
