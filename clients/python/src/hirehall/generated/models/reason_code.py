from typing import Literal, cast

ReasonCode = Literal["EXPIRED_DOCUMENT", "MISMATCH", "OTHER", "SUSPECTED_FRAUD", "UNREADABLE", "UNSUPPORTED_DOCUMENT"]


def check_reason_code(value: object) -> ReasonCode:
    return cast(ReasonCode, value)
