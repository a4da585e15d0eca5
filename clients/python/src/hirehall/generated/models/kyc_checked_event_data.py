from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.check_verdict import CheckVerdict, check_check_verdict


@_attrs_define(kw_only=True)
class KycCheckedEventData:
    """
    Attributes:
        submission_id (UUID):
        verdict (CheckVerdict): The service's verdict.

            - `PASSED`: The identity is confirmed.
            - `FAILED`: The identity is not confirmed.
            - `UNSURE`: A person has to decide.
        worker_id (UUID): The worker.
    """

    submission_id: UUID
    verdict: CheckVerdict
    worker_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        submission_id = str(self.submission_id)

        verdict: str = self.verdict

        worker_id = str(self.worker_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "submission_id": submission_id,
                "verdict": verdict,
                "worker_id": worker_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        submission_id = UUID(d.pop("submission_id"))

        verdict = check_check_verdict(d.pop("verdict"))

        worker_id = UUID(d.pop("worker_id"))

        _made = cls(
            submission_id=submission_id,
            verdict=verdict,
            worker_id=worker_id,
        )

        _made.additional_properties = d
        return _made
