from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.reason_code import ReasonCode, check_reason_code


@_attrs_define(kw_only=True)
class KycRevokedEventData:
    """
    Attributes:
        reason_code (None | ReasonCode): Why.
        submission_id (UUID):
        worker_id (UUID): The worker.
    """

    reason_code: ReasonCode | None
    submission_id: UUID
    worker_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason_code: str | None
        if isinstance(self.reason_code, str):
            reason_code = self.reason_code
        else:
            reason_code = self.reason_code

        submission_id = str(self.submission_id)

        worker_id = str(self.worker_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason_code": reason_code,
                "submission_id": submission_id,
                "worker_id": worker_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_reason_code(data: object) -> ReasonCode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_code_type_1 = check_reason_code(data)

                return reason_code_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ReasonCode | None, data)

        reason_code = _parse_reason_code(d.pop("reason_code"))

        submission_id = UUID(d.pop("submission_id"))

        worker_id = UUID(d.pop("worker_id"))

        _made = cls(
            reason_code=reason_code,
            submission_id=submission_id,
            worker_id=worker_id,
        )

        _made.additional_properties = d
        return _made
