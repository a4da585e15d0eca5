from typing import Literal, cast

OfferStatus = Literal["ACCEPTED", "DECLINED", "EXPIRED", "OPEN", "SUPERSEDED", "WITHDRAWN"]


def check_offer_status(value: object) -> OfferStatus:
    return cast(OfferStatus, value)
