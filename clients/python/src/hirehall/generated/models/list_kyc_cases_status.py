from typing import Literal, cast

ListKycCasesStatus = Literal[
    "APPROVED", "EXPIRED", "IN_REVIEW", "NEEDS_RESUBMISSION", "NOT_SUBMITTED", "PENDING", "REJECTED", "REVOKED"
]


def check_list_kyc_cases_status(value: object) -> ListKycCasesStatus:
    return cast(ListKycCasesStatus, value)
