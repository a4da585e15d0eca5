import httpx

from ....operation import Operation
from ...models.kyc_read import KycRead


def get_kyc_status() -> Operation[KycRead]:

    return Operation(
        name="get_kyc_status",
        method="GET",
        path="/api/v1/workers/me/kyc",
        read=_read,
    )


def _read(response: httpx.Response) -> KycRead:
    response_200 = KycRead.from_dict(response.json())

    return response_200
