from typing import Literal, cast

Role = Literal["ADMIN", "CLIENT", "WORKER"]


def check_role(value: object) -> Role:
    return cast(Role, value)
