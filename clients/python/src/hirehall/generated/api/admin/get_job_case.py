from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_case_read import JobCaseRead


def get_job_case(
    id: UUID,
) -> Operation[JobCaseRead]:

    return Operation(
        name="get_job_case",
        method="GET",
        path="/api/v1/admin/jobs/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> JobCaseRead:
    response_200 = JobCaseRead.from_dict(response.json())

    return response_200
