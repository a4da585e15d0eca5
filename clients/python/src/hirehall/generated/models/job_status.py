from typing import Literal, cast

JobStatus = Literal["ACCEPTED", "CANCELLED", "COMPLETED", "DISPUTED", "EXPIRED", "FINALIZED", "NEGOTIATING", "REJECTED"]


def check_job_status(value: object) -> JobStatus:
    return cast(JobStatus, value)
