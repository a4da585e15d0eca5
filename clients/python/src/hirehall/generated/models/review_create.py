from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewCreate:
    """A new review.

    Attributes:
        rating (int):
        text (None | str | Unset):
    """

    rating: int
    text: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        rating = self.rating

        text: str | Unset | None
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rating": rating,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        rating = d.pop("rating")

        def _parse_text(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        text = _parse_text(d.pop("text", UNSET))

        _made = cls(
            rating=rating,
            text=text,
        )

        return _made
