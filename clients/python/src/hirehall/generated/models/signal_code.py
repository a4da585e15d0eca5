from typing import Literal, cast

SignalCode = Literal["BANNED_PLACE", "NAME_MISMATCH", "NEW_ACCOUNT", "SAME_FILE", "SAME_NUMBER"]


def check_signal_code(value: object) -> SignalCode:
    return cast(SignalCode, value)
