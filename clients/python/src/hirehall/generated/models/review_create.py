from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.aspects_create import AspectsCreate


@_attrs_define(kw_only=True)
class ReviewCreate:
    """A new review.

    Attributes:
        aspects (AspectsCreate | None | Unset):
        private_note (None | str | Unset):
        rating (int | None | Unset): Stars: 5 is best. Needed if `needs_stars` of the reviews of the job: what was
            called off before its work was done is reviewed in words alone.
        text (None | str | Unset):
    """

    aspects: AspectsCreate | Unset | None = UNSET
    private_note: str | Unset | None = UNSET
    rating: int | Unset | None = UNSET
    text: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.aspects_create import AspectsCreate

        aspects: dict[str, Any] | Unset | None
        if isinstance(self.aspects, Unset):
            aspects = UNSET
        elif isinstance(self.aspects, AspectsCreate):
            aspects = self.aspects.to_dict()
        else:
            aspects = self.aspects

        private_note: str | Unset | None
        if isinstance(self.private_note, Unset):
            private_note = UNSET
        else:
            private_note = self.private_note

        rating: int | Unset | None
        if isinstance(self.rating, Unset):
            rating = UNSET
        else:
            rating = self.rating

        text: str | Unset | None
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if aspects is not UNSET:
            field_dict["aspects"] = aspects
        if private_note is not UNSET:
            field_dict["private_note"] = private_note
        if rating is not UNSET:
            field_dict["rating"] = rating
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.aspects_create import AspectsCreate

        d = dict(src_dict)

        def _parse_aspects(data: object) -> AspectsCreate | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                aspects_type_0 = AspectsCreate.from_dict(data)

                return aspects_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AspectsCreate | Unset | None, data)

        aspects = _parse_aspects(d.pop("aspects", UNSET))

        def _parse_private_note(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        private_note = _parse_private_note(d.pop("private_note", UNSET))

        def _parse_rating(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        rating = _parse_rating(d.pop("rating", UNSET))

        def _parse_text(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        text = _parse_text(d.pop("text", UNSET))

        _made = cls(
            aspects=aspects,
            private_note=private_note,
            rating=rating,
            text=text,
        )

        return _made
