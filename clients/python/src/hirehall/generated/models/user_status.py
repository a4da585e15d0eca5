from typing import Literal, cast

UserStatus = Literal["ACTIVE", "BANNED", "DELETED", "FROZEN"]


def check_user_status(value: object) -> UserStatus:
    return cast(UserStatus, value)
