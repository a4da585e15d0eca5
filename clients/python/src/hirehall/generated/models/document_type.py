from typing import Literal, cast

DocumentType = Literal["DRIVERS_LICENSE", "NATIONAL_ID", "PASSPORT", "RESIDENCE_PERMIT"]


def check_document_type(value: object) -> DocumentType:
    return cast(DocumentType, value)
