from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class JobUpdate:
    """Changes of a proposal. Omitted fields stay unchanged; `null` clears an optional field. Price and time are changed by
    another offer.

        Attributes:
            description (None | str | Unset): The change of an optional field in a PATCH request.
            title (str | Unset):
    """

    description: str | Unset | None = UNSET
    title: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        description: str | Unset | None
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if description is not UNSET:
            field_dict["description"] = description
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_description(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        description = _parse_description(d.pop("description", UNSET))

        title = d.pop("title", UNSET)

        _made = cls(
            description=description,
            title=title,
        )

        return _made
