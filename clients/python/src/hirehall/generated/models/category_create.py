from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class CategoryCreate:
    """A new category. It is the last in the order.

    Attributes:
        name (str):
        slug (str): Its name in addresses and filters, which never changes: lower-case letters, digits, and hyphens
            between them.
        icon (str | Unset): The name of a [Material Symbol](https://fonts.google.com/icons).
    """

    name: str
    slug: str
    icon: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        slug = self.slug

        icon = self.icon

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "slug": slug,
            }
        )
        if icon is not UNSET:
            field_dict["icon"] = icon

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        slug = d.pop("slug")

        icon = d.pop("icon", UNSET)

        _made = cls(
            name=name,
            slug=slug,
            icon=icon,
        )

        return _made
