from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.removal_code import RemovalCode, check_removal_code
from ..models.side import Side, check_side
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewAppealRejectedEventData:
    """
    Attributes:
        job_id (UUID): The job.
        review_id (UUID):
        reason (str | Unset): Why. Only its author and administrators are told.
        reason_code (RemovalCode | Unset): Why a review is removed.

            - `OFFENSIVE`: It insults or threatens.
            - `PERSONAL_DATA`: It tells private data of somebody.
            - `OFF_TOPIC`: It is not about the work.
            - `FAKE`: What it tells did not happen, or it was bought.
            - `CONFLICT_OF_INTEREST`: Both sides belong together.
            - `ILLEGAL`: The law forbids it.
            - `OTHER`: See the statement.
        reviewer (Side | Unset): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
    """

    job_id: UUID
    review_id: UUID
    reason: str | Unset = UNSET
    reason_code: RemovalCode | Unset = UNSET
    reviewer: Side | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id = str(self.job_id)

        review_id = str(self.review_id)

        reason = self.reason

        reason_code: str | Unset = UNSET
        if not isinstance(self.reason_code, Unset):
            reason_code = self.reason_code

        reviewer: str | Unset = UNSET
        if not isinstance(self.reviewer, Unset):
            reviewer = self.reviewer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "job_id": job_id,
                "review_id": review_id,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if reason_code is not UNSET:
            field_dict["reason_code"] = reason_code
        if reviewer is not UNSET:
            field_dict["reviewer"] = reviewer

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        job_id = UUID(d.pop("job_id"))

        review_id = UUID(d.pop("review_id"))

        reason = d.pop("reason", UNSET)

        _reason_code = d.pop("reason_code", UNSET)
        reason_code: RemovalCode | Unset
        if isinstance(_reason_code, Unset):
            reason_code = UNSET
        else:
            reason_code = check_removal_code(_reason_code)

        _reviewer = d.pop("reviewer", UNSET)
        reviewer: Side | Unset
        if isinstance(_reviewer, Unset):
            reviewer = UNSET
        else:
            reviewer = check_side(_reviewer)

        _made = cls(
            job_id=job_id,
            review_id=review_id,
            reason=reason,
            reason_code=reason_code,
            reviewer=reviewer,
        )

        _made.additional_properties = d
        return _made
