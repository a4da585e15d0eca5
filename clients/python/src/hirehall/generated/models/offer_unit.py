from typing import Literal, cast

OfferUnit = Literal["DAY", "HOUR", "JOB", "PIECE", "SQUARE_METRE"]


def check_offer_unit(value: object) -> OfferUnit:
    return cast(OfferUnit, value)
