from typing import Literal, cast

DisputeStatus = Literal["APPEAL_DECIDED", "APPEALED", "OPEN", "RESOLVED", "SETTLED", "UNANSWERED"]


def check_dispute_status(value: object) -> DisputeStatus:
    return cast(DisputeStatus, value)
