from typing import Literal, cast

Side = Literal["CLIENT", "WORKER"]


def check_side(value: object) -> Side:
    return cast(Side, value)
