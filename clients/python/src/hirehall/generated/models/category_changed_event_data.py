from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class CategoryChangedEventData:
    """
    Attributes:
        category_id (UUID):
        slug (str): The slug of the category.
        icon (str | Unset): Its icon now, if that was changed.
        is_retired (bool | Unset): Whether it is retired now, if that was changed.
        name (str | Unset): What it is called now, if that was changed.
        names (list[str] | Unset):
        position (int | Unset): Its place in the list now, if that was changed.
    """

    category_id: UUID
    slug: str
    icon: str | Unset = UNSET
    is_retired: bool | Unset = UNSET
    name: str | Unset = UNSET
    names: list[str] | Unset = UNSET
    position: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        category_id = str(self.category_id)

        slug = self.slug

        icon = self.icon

        is_retired = self.is_retired

        name = self.name

        names: list[str] | Unset = UNSET
        if not isinstance(self.names, Unset):
            names = self.names

        position = self.position

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "category_id": category_id,
                "slug": slug,
            }
        )
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
        d = dict(src_dict)
        category_id = UUID(d.pop("category_id"))

        slug = d.pop("slug")

        icon = d.pop("icon", UNSET)

        is_retired = d.pop("is_retired", UNSET)

        name = d.pop("name", UNSET)

        names = cast(list[str], d.pop("names", UNSET))

        position = d.pop("position", UNSET)

        _made = cls(
            category_id=category_id,
            slug=slug,
            icon=icon,
            is_retired=is_retired,
            name=name,
            names=names,
            position=position,
        )

        _made.additional_properties = d
        return _made
