from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.document_config import DocumentConfig
    from ..models.extra_file_config import ExtraFileConfig


@_attrs_define(kw_only=True)
class IdentityCheckConfig:
    """What an identity check asks a worker for.

    Attributes:
        documents (list[DocumentConfig]): The accepted documents, one of which is needed.
        extra_files (list[ExtraFileConfig]): Further files that are needed.
        selfie (bool): Whether a selfie is needed.
        valid_days (int | None): After how many days an approval ends at the latest; `null`: with the document, or
            never.
    """

    documents: list[DocumentConfig]
    extra_files: list[ExtraFileConfig]
    selfie: bool
    valid_days: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        documents = []
        for documents_item_data in self.documents:
            documents_item = documents_item_data.to_dict()
            documents.append(documents_item)

        extra_files = []
        for extra_files_item_data in self.extra_files:
            extra_files_item = extra_files_item_data.to_dict()
            extra_files.append(extra_files_item)

        selfie = self.selfie

        valid_days: int | None
        valid_days = self.valid_days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "documents": documents,
                "extra_files": extra_files,
                "selfie": selfie,
                "valid_days": valid_days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.document_config import DocumentConfig
        from ..models.extra_file_config import ExtraFileConfig

        d = dict(src_dict)
        documents = []
        _documents = d.pop("documents")
        for documents_item_data in _documents:
            documents_item = DocumentConfig.from_dict(documents_item_data)

            documents.append(documents_item)

        extra_files = []
        _extra_files = d.pop("extra_files")
        for extra_files_item_data in _extra_files:
            extra_files_item = ExtraFileConfig.from_dict(extra_files_item_data)

            extra_files.append(extra_files_item)

        selfie = d.pop("selfie")

        def _parse_valid_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        valid_days = _parse_valid_days(d.pop("valid_days"))

        _made = cls(
            documents=documents,
            extra_files=extra_files,
            selfie=selfie,
            valid_days=valid_days,
        )

        _made.additional_properties = d
        return _made
