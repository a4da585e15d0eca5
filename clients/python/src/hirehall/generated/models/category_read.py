from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class CategoryRead:
    """A category of services.

    Attributes:
        icon (str): The name of a [Material Symbol](https://fonts.google.com/icons).
        is_retired (bool): Whether it takes no new listings.
        listing_count (int): How many public listings it has. It may be a minute old.
        name (str):
        slug (str):
    """

    icon: str
    is_retired: bool
    listing_count: int
    name: str
    slug: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        icon = self.icon

        is_retired = self.is_retired

        listing_count = self.listing_count

        name = self.name

        slug = self.slug

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "icon": icon,
                "is_retired": is_retired,
                "listing_count": listing_count,
                "name": name,
                "slug": slug,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        icon = d.pop("icon")

        is_retired = d.pop("is_retired")

        listing_count = d.pop("listing_count")

        name = d.pop("name")

        slug = d.pop("slug")

        _made = cls(
            icon=icon,
            is_retired=is_retired,
            listing_count=listing_count,
            name=name,
            slug=slug,
        )

        _made.additional_properties = d
        return _made
