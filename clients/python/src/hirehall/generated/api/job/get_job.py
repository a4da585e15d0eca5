from urllib.parse import quote
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.job_read import JobRead


def get_job(
    id: UUID,
) -> Operation[JobRead]:

    return Operation(
        name="get_job",
        method="GET",
        path="/api/v1/jobs/{id}".format(
            id=quote(str(id), safe=""),
        ),
        read=_read,
    )


def _read(response: httpx.Response) -> JobRead:
    response_200 = JobRead.from_dict(response.json())

    return response_200
