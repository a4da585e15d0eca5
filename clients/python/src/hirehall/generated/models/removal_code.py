from typing import Literal, cast

RemovalCode = Literal["CONFLICT_OF_INTEREST", "FAKE", "ILLEGAL", "OFF_TOPIC", "OFFENSIVE", "OTHER", "PERSONAL_DATA"]


def check_removal_code(value: object) -> RemovalCode:
    return cast(RemovalCode, value)
