import httpx

from ....operation import Operation
from ...models.detail import Detail
from ...models.email_change import EmailChange


def change_email(
    body: EmailChange,
) -> Operation[Detail]:

    return Operation(
        name="change_email",
        method="POST",
        path="/api/v1/auth/change-email",
        read=_read,
        json=body.to_dict(),
    )


def _read(response: httpx.Response) -> Detail:
    response_200 = Detail.from_dict(response.json())

    return response_200
