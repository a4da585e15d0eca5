from typing import Literal, cast

ReviewSignal = Literal["AUTHOR_BANNED", "CLOSED_RING", "FINISHED_AT_ONCE", "SAME_NETWORK", "SAME_TEXT"]


def check_review_signal(value: object) -> ReviewSignal:
    return cast(ReviewSignal, value)
