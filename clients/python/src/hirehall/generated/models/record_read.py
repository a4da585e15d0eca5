from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class RecordRead:
    """What is known of one side of a review. No more than 10000 of a kind are counted.

    Attributes:
        flags_raised (int): How often it has flagged a review.
        reviews_flagged (int): Reviews by it or about it that wait for your decision.
        reviews_written (int): Reviews that it has written, removed ones included.
    """

    flags_raised: int
    reviews_flagged: int
    reviews_written: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        flags_raised = self.flags_raised

        reviews_flagged = self.reviews_flagged

        reviews_written = self.reviews_written

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "flags_raised": flags_raised,
                "reviews_flagged": reviews_flagged,
                "reviews_written": reviews_written,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        flags_raised = d.pop("flags_raised")

        reviews_flagged = d.pop("reviews_flagged")

        reviews_written = d.pop("reviews_written")

        _made = cls(
            flags_raised=flags_raised,
            reviews_flagged=reviews_flagged,
            reviews_written=reviews_written,
        )

        _made.additional_properties = d
        return _made
