from typing import Literal, cast

DeadlineKind = Literal[
    "DISPUTE_DECIDED", "FINALIZES", "NO_SHOW_DECIDED", "OFFER_EXPIRES", "PROPOSAL_EXPIRES", "REVIEWS_REVEALED"
]


def check_deadline_kind(value: object) -> DeadlineKind:
    return cast(DeadlineKind, value)
