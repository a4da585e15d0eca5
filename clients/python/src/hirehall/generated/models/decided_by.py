from typing import Literal, cast

DecidedBy = Literal["ADMINISTRATOR", "AGREEMENT", "POLICY", "SILENCE"]


def check_decided_by(value: object) -> DecidedBy:
    return cast(DecidedBy, value)
