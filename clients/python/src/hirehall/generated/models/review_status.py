from typing import Literal, cast

ReviewStatus = Literal["REMOVED", "VISIBLE"]


def check_review_status(value: object) -> ReviewStatus:
    return cast(ReviewStatus, value)
