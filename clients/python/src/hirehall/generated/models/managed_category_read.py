from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.managed_category_read_names import ManagedCategoryReadNames


@_attrs_define(kw_only=True)
class ManagedCategoryRead:
    """A category as administrators see it. `GET /categories?include_retired=true` has all of them in their order.

    Attributes:
        icon (str):
        is_retired (bool):
        name (str):
        names (ManagedCategoryReadNames): Its names in other languages, by their tags. Where it has none, an own
            translation of Hirehall is shown if its name is as it
            was installed, else its name.
        position (int): Its place among all categories; the first is 1.
        slug (str):
    """

    icon: str
    is_retired: bool
    name: str
    names: ManagedCategoryReadNames
    position: int
    slug: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        icon = self.icon

        is_retired = self.is_retired

        name = self.name

        names = self.names.to_dict()

        position = self.position

        slug = self.slug

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "icon": icon,
                "is_retired": is_retired,
                "name": name,
                "names": names,
                "position": position,
                "slug": slug,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.managed_category_read_names import ManagedCategoryReadNames

        d = dict(src_dict)
        icon = d.pop("icon")

        is_retired = d.pop("is_retired")

        name = d.pop("name")

        names = ManagedCategoryReadNames.from_dict(d.pop("names"))

        position = d.pop("position")

        slug = d.pop("slug")

        _made = cls(
            icon=icon,
            is_retired=is_retired,
            name=name,
            names=names,
            position=position,
            slug=slug,
        )

        _made.additional_properties = d
        return _made
