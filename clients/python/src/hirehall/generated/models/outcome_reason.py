from typing import Literal, cast

OutcomeReason = Literal["CANCELLED", "DISPUTE", "NO_SHOW_OF_CLIENT", "NO_SHOW_OF_WORKER"]


def check_outcome_reason(value: object) -> OutcomeReason:
    return cast(OutcomeReason, value)
