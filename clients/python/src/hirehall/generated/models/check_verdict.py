from typing import Literal, cast

CheckVerdict = Literal["FAILED", "PASSED", "UNSURE"]


def check_check_verdict(value: object) -> CheckVerdict:
    return cast(CheckVerdict, value)
