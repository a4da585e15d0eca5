from typing import Literal, cast

JobAction = Literal["ACCEPT", "CANCEL", "CHANGE", "COMPLETE", "EXPIRE", "FINALIZE", "REJECT"]


def check_job_action(value: object) -> JobAction:
    return cast(JobAction, value)
