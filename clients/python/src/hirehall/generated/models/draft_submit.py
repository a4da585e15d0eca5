from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define

from ..models.document_type import DocumentType, check_document_type
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class DraftSubmit:
    """Data about the prepared documents.

    Attributes:
        document_type (DocumentType): The kind of an identity document.

            - `PASSPORT`: A passport.
            - `DRIVERS_LICENSE`: A driver's license.
            - `NATIONAL_ID`: A national identity card.
            - `RESIDENCE_PERMIT`: A residence permit.
        document_expires_on (datetime.date | Unset): The last day on which the document is valid.
        document_number (str | Unset): The document's number. Only a keyed hash of it is stored, which shows whether
            another account has used
            the same document.
        name_on_document (str | Unset): The full name on the document.
    """

    document_type: DocumentType
    document_expires_on: datetime.date | Unset = UNSET
    document_number: str | Unset = UNSET
    name_on_document: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        document_type: str = self.document_type

        document_expires_on: str | Unset = UNSET
        if not isinstance(self.document_expires_on, Unset):
            document_expires_on = self.document_expires_on.isoformat()

        document_number = self.document_number

        name_on_document = self.name_on_document

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "document_type": document_type,
            }
        )
        if document_expires_on is not UNSET:
            field_dict["document_expires_on"] = document_expires_on
        if document_number is not UNSET:
            field_dict["document_number"] = document_number
        if name_on_document is not UNSET:
            field_dict["name_on_document"] = name_on_document

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        document_type = check_document_type(d.pop("document_type"))

        _document_expires_on = d.pop("document_expires_on", UNSET)
        document_expires_on: datetime.date | Unset
        if isinstance(_document_expires_on, Unset):
            document_expires_on = UNSET
        else:
            document_expires_on = datetime.date.fromisoformat(_document_expires_on)

        document_number = d.pop("document_number", UNSET)

        name_on_document = d.pop("name_on_document", UNSET)

        _made = cls(
            document_type=document_type,
            document_expires_on=document_expires_on,
            document_number=document_number,
            name_on_document=name_on_document,
        )

        return _made
