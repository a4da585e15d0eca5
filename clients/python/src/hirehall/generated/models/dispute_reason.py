from typing import Literal, cast

DisputeReason = Literal["DAMAGE", "NO_SHOW", "NOT_DONE", "NOT_PAID", "OTHER", "OVERCHARGED", "POOR_QUALITY"]


def check_dispute_reason(value: object) -> DisputeReason:
    return cast(DisputeReason, value)
