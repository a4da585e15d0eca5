from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class KycDocumentsDestroyedEventData:
    """
    Attributes:
        submission_id (UUID):
        worker_id (UUID): The worker.
    """

    submission_id: UUID
    worker_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        submission_id = str(self.submission_id)

        worker_id = str(self.worker_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "submission_id": submission_id,
                "worker_id": worker_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        submission_id = UUID(d.pop("submission_id"))

        worker_id = UUID(d.pop("worker_id"))

        _made = cls(
            submission_id=submission_id,
            worker_id=worker_id,
        )

        _made.additional_properties = d
        return _made
