from typing import Literal, cast

Reviewer = Literal["CLIENT", "WORKER"]


def check_reviewer(value: object) -> Reviewer:
    return cast(Reviewer, value)
