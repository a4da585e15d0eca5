from typing import Literal, cast

CancellationPolicy = Literal["FLEXIBLE", "MODERATE", "STRICT"]


def check_cancellation_policy(value: object) -> CancellationPolicy:
    return cast(CancellationPolicy, value)
