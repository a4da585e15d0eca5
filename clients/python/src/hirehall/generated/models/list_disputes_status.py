from typing import Literal, cast

ListDisputesStatus = Literal["APPEAL_DECIDED", "APPEALED", "OPEN", "RESOLVED", "SETTLED", "UNANSWERED"]


def check_list_disputes_status(value: object) -> ListDisputesStatus:
    return cast(ListDisputesStatus, value)
