from typing import Literal, cast

JobAction = Literal[
    "ACCEPT",
    "CANCEL",
    "CHANGE",
    "COMPLETE",
    "CONTEST",
    "DECLINE",
    "DEFAULT",
    "DISPUTE",
    "EXPIRE",
    "FINALIZE",
    "OFFER",
    "REJECT",
    "REPORT_NO_SHOW",
    "REQUEST_CHANGES",
    "RESOLVE",
    "SETTLE",
    "WITHDRAW",
]


def check_job_action(value: object) -> JobAction:
    return cast(JobAction, value)
