from typing import Literal, cast

Slot = Literal["criminal_record", "document", "document_back", "insurance", "licence", "selfie"]


def check_slot(value: object) -> Slot:
    return cast(Slot, value)
