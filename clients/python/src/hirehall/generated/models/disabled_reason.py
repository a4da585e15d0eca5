from typing import Literal, cast

DisabledReason = Literal["ADMIN", "FAILING", "GONE"]


def check_disabled_reason(value: object) -> DisabledReason:
    return cast(DisabledReason, value)
