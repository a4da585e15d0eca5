from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.side import Side, check_side
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewAppealedEventData:
    """
    Attributes:
        job_id (UUID): The job.
        review_id (UUID):
        reviewer (Side | Unset): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
    """

    job_id: UUID
    review_id: UUID
    reviewer: Side | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id = str(self.job_id)

        review_id = str(self.review_id)

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
        if reviewer is not UNSET:
            field_dict["reviewer"] = reviewer

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        job_id = UUID(d.pop("job_id"))

        review_id = UUID(d.pop("review_id"))

        _reviewer = d.pop("reviewer", UNSET)
        reviewer: Side | Unset
        if isinstance(_reviewer, Unset):
            reviewer = UNSET
        else:
            reviewer = check_side(_reviewer)

        _made = cls(
            job_id=job_id,
            review_id=review_id,
            reviewer=reviewer,
        )

        _made.additional_properties = d
        return _made
