from typing import Literal, cast

AccountAction = Literal["BAN", "DELETE", "FREEZE", "UNBAN", "UNFREEZE"]


def check_account_action(value: object) -> AccountAction:
    return cast(AccountAction, value)
