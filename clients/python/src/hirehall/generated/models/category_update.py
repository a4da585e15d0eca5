from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.translated_names import TranslatedNames


@_attrs_define(kw_only=True)
class CategoryUpdate:
    """Changes to a category; omitted fields stay unchanged.

    Attributes:
        icon (str | Unset): The name of a [Material Symbol](https://fonts.google.com/icons).
        is_retired (bool | Unset): A retired category takes no new listings and is not offered for choice. Its listings
            stay as they are.
        name (str | Unset):
        names (TranslatedNames | Unset): Names by the tags of their languages.
        position (int | Unset): Its place among all categories, retired ones included; the first is 1. The others make
            room. A number that is too
            high is the last place.
    """

    icon: str | Unset = UNSET
    is_retired: bool | Unset = UNSET
    name: str | Unset = UNSET
    names: TranslatedNames | Unset = UNSET
    position: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        icon = self.icon

        is_retired = self.is_retired

        name = self.name

        names: dict[str, Any] | Unset = UNSET
        if not isinstance(self.names, Unset):
            names = self.names.to_dict()

        position = self.position

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if icon is not UNSET:
            field_dict["icon"] = icon
        if is_retired is not UNSET:
            field_dict["is_retired"] = is_retired
        if name is not UNSET:
            field_dict["name"] = name
        if names is not UNSET:
            field_dict["names"] = names
        if position is not UNSET:
            field_dict["position"] = position

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.translated_names import TranslatedNames

        d = dict(src_dict)
        icon = d.pop("icon", UNSET)

        is_retired = d.pop("is_retired", UNSET)

        name = d.pop("name", UNSET)

        _names = d.pop("names", UNSET)
        names: TranslatedNames | Unset
        if isinstance(_names, Unset):
            names = UNSET
        else:
            names = TranslatedNames.from_dict(_names)

        position = d.pop("position", UNSET)

        _made = cls(
            icon=icon,
            is_retired=is_retired,
            name=name,
            names=names,
            position=position,
        )

        return _made
