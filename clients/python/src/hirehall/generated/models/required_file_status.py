from typing import Literal, cast

RequiredFileStatus = Literal["HANDED_IN", "MISSING", "PREPARED", "REFUSED"]


def check_required_file_status(value: object) -> RequiredFileStatus:
    return cast(RequiredFileStatus, value)
