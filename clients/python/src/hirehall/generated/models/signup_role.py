from typing import Literal, cast

SignupRole = Literal["CLIENT", "WORKER"]


def check_signup_role(value: object) -> SignupRole:
    return cast(SignupRole, value)
