from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewPostedEventData:
    """
    Attributes:
        job_id (UUID): The job.
        review_id (UUID):
        rating (int | Unset): 1 to 5 stars, in events of earlier versions.
    """

    job_id: UUID
    review_id: UUID
    rating: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id = str(self.job_id)

        review_id = str(self.review_id)

        rating = self.rating

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "job_id": job_id,
                "review_id": review_id,
            }
        )
        if rating is not UNSET:
            field_dict["rating"] = rating

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        job_id = UUID(d.pop("job_id"))

        review_id = UUID(d.pop("review_id"))

        rating = d.pop("rating", UNSET)

        _made = cls(
            job_id=job_id,
            review_id=review_id,
            rating=rating,
        )

        _made.additional_properties = d
        return _made
