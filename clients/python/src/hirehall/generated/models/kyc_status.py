from typing import Literal, cast

KycStatus = Literal[
    "APPROVED", "EXPIRED", "IN_REVIEW", "NEEDS_RESUBMISSION", "NOT_SUBMITTED", "PENDING", "REJECTED", "REVOKED"
]


def check_kyc_status(value: object) -> KycStatus:
    return cast(KycStatus, value)
