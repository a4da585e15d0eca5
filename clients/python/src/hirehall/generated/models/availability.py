from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class Availability:
    """Whether a worker is available.

    Attributes:
        is_available (bool):
        note (None | str | Unset):
    """

    is_available: bool
    note: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        is_available = self.is_available

        note: str | Unset | None
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_available": is_available,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_available = d.pop("is_available")

        def _parse_note(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        note = _parse_note(d.pop("note", UNSET))

        _made = cls(
            is_available=is_available,
            note=note,
        )

        return _made
