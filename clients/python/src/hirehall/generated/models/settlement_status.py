from typing import Literal, cast

SettlementStatus = Literal["ACCEPTED", "DECLINED", "OPEN", "SUPERSEDED"]


def check_settlement_status(value: object) -> SettlementStatus:
    return cast(SettlementStatus, value)
