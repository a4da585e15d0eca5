from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_type import DocumentType, check_document_type


@_attrs_define(kw_only=True)
class AcceptedDocumentRead:
    """An accepted document.

    Attributes:
        document_type (DocumentType): The kind of an identity document.

            - `PASSPORT`: A passport.
            - `DRIVERS_LICENSE`: A driver's license.
            - `NATIONAL_ID`: A national identity card.
            - `RESIDENCE_PERMIT`: A residence permit.
        needs_back (bool): Whether the back side is required too, as `document_back`.
    """

    document_type: DocumentType
    needs_back: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        document_type: str = self.document_type

        needs_back = self.needs_back

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "document_type": document_type,
                "needs_back": needs_back,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        document_type = check_document_type(d.pop("document_type"))

        needs_back = d.pop("needs_back")

        _made = cls(
            document_type=document_type,
            needs_back=needs_back,
        )

        _made.additional_properties = d
        return _made
