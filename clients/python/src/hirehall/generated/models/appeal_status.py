from typing import Literal, cast

AppealStatus = Literal["GRANTED", "OPEN", "REJECTED"]


def check_appeal_status(value: object) -> AppealStatus:
    return cast(AppealStatus, value)
