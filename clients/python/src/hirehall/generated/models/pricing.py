from typing import Literal, cast

Pricing = Literal["FIXED", "HOURLY", "QUOTE"]


def check_pricing(value: object) -> Pricing:
    return cast(Pricing, value)
