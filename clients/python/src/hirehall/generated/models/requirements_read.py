from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.accepted_document_read import AcceptedDocumentRead
    from ..models.required_file_read import RequiredFileRead


@_attrs_define(kw_only=True)
class RequirementsRead:
    """The requirements of your identity check, and your progress.

    Attributes:
        can_submit (bool): Whether the draft can be submitted with one of the documents.
        detail (str): A sentence that explains `can_submit`.
        documents (list[AcceptedDocumentRead]): The accepted documents; one is needed.
        files (list[RequiredFileRead]): Every file that can be submitted.
    """

    can_submit: bool
    detail: str
    documents: list[AcceptedDocumentRead]
    files: list[RequiredFileRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        can_submit = self.can_submit

        detail = self.detail

        documents = []
        for documents_item_data in self.documents:
            documents_item = documents_item_data.to_dict()
            documents.append(documents_item)

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "can_submit": can_submit,
                "detail": detail,
                "documents": documents,
                "files": files,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.accepted_document_read import AcceptedDocumentRead
        from ..models.required_file_read import RequiredFileRead

        d = dict(src_dict)
        can_submit = d.pop("can_submit")

        detail = d.pop("detail")

        documents = []
        _documents = d.pop("documents")
        for documents_item_data in _documents:
            documents_item = AcceptedDocumentRead.from_dict(documents_item_data)

            documents.append(documents_item)

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = RequiredFileRead.from_dict(files_item_data)

            files.append(files_item)

        _made = cls(
            can_submit=can_submit,
            detail=detail,
            documents=documents,
            files=files,
        )

        _made.additional_properties = d
        return _made
