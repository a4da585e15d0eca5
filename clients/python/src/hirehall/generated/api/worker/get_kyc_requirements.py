import httpx

from ....operation import Operation
from ...models.requirements_read import RequirementsRead


def get_kyc_requirements() -> Operation[RequirementsRead]:

    return Operation(
        name="get_kyc_requirements",
        method="GET",
        path="/api/v1/workers/me/kyc/requirements",
        read=_read,
    )


def _read(response: httpx.Response) -> RequirementsRead:
    response_200 = RequirementsRead.from_dict(response.json())

    return response_200
