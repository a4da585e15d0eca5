from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.aspects_create import AspectsCreate


@_attrs_define(kw_only=True)
class ReviewUpdate:
    """Changes to a blind review. Omitted fields stay unchanged; `null` clears an optional field.

    Attributes:
        aspects (AspectsCreate | None | Unset): The change of an optional field in a PATCH request.
        private_note (None | str | Unset): The change of an optional field in a PATCH request.
        rating (int | Unset):
        text (None | str | Unset): The change of an optional field in a PATCH request.
    """

    aspects: AspectsCreate | Unset | None = UNSET
    private_note: str | Unset | None = UNSET
    rating: int | Unset = UNSET
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
                componentsschemas_change_aspects_create_type_1 = AspectsCreate.from_dict(data)

                return componentsschemas_change_aspects_create_type_1
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

        rating = d.pop("rating", UNSET)

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
