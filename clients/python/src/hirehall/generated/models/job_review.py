from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class JobReview:
    """The review of a job.

    Attributes:
        id (UUID):
        is_visible (bool): False after an administrator has removed it.
        rating (int | None): `null` if it is about a job that was called off late.
    """

    id: UUID
    is_visible: bool
    rating: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        is_visible = self.is_visible

        rating: int | None
        rating = self.rating

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "is_visible": is_visible,
                "rating": rating,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        is_visible = d.pop("is_visible")

        def _parse_rating(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rating = _parse_rating(d.pop("rating"))

        _made = cls(
            id=id,
            is_visible=is_visible,
            rating=rating,
        )

        _made.additional_properties = d
        return _made
