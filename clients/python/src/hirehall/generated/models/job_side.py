from typing import Literal, cast

JobSide = Literal["CLIENT", "WORKER"]


def check_job_side(value: object) -> JobSide:
    return cast(JobSide, value)
