import httpx

from ....operation import Operation
from ...models.link_token import LinkToken
from ...models.verified import Verified


def confirm_email_change(
    body: LinkToken,
) -> Operation[Verified]:

    return Operation(
        name="confirm_email_change",
        method="POST",
        path="/api/v1/auth/change-email/confirm",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> Verified:
    response_200 = Verified.from_dict(response.json())

    return response_200
