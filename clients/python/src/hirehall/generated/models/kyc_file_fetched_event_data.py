from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.slot import Slot, check_slot


@_attrs_define(kw_only=True)
class KycFileFetchedEventData:
    """
    Attributes:
        file (Slot): A file of a submission: the name of its form field and of its path.

            - `document`: The document, or its front.
            - `document_back`: The document's back.
            - `selfie`: A photograph of the worker.
            - `licence`: A licence to do certain work.
            - `insurance`: A proof of insurance.
            - `criminal_record`: An extract from the register of criminal records.
        from_ (str): The network address that it was sent to.
        submission_id (UUID):
        worker_id (UUID): The worker.
    """

    file: Slot
    from_: str
    submission_id: UUID
    worker_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file: str = self.file

        from_ = self.from_

        submission_id = str(self.submission_id)

        worker_id = str(self.worker_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "from": from_,
                "submission_id": submission_id,
                "worker_id": worker_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        file = check_slot(d.pop("file"))

        from_ = d.pop("from")

        submission_id = UUID(d.pop("submission_id"))

        worker_id = UUID(d.pop("worker_id"))

        _made = cls(
            file=file,
            from_=from_,
            submission_id=submission_id,
            worker_id=worker_id,
        )

        _made.additional_properties = d
        return _made
