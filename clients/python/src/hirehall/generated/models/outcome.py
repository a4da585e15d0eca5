from typing import Literal, cast

Outcome = Literal[
    "BROKEN_OFF", "DELIVERED", "FORBIDDEN_ADDRESS", "GONE", "REDIRECTED", "REFUSED", "TIMED_OUT", "UNREACHABLE"
]


def check_outcome(value: object) -> Outcome:
    return cast(Outcome, value)
