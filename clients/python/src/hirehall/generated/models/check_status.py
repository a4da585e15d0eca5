from typing import Literal, cast

CheckStatus = Literal["ANSWERED", "ASKED", "GIVEN_UP", "WAITING"]


def check_check_status(value: object) -> CheckStatus:
    return cast(CheckStatus, value)
