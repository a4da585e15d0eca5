from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.translated_names import TranslatedNames


@_attrs_define(kw_only=True)
class CategoryCreate:
    """A new category. It is the last in the order.

    Attributes:
        name (str):
        slug (str): Its name in addresses and filters, which never changes: lower-case letters, digits, and hyphens
            between them.
        icon (str | Unset): The name of a [Material Symbol](https://fonts.google.com/icons).
        names (TranslatedNames | Unset): Names by the tags of their languages.
    """

    name: str
    slug: str
    icon: str | Unset = UNSET
    names: TranslatedNames | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        slug = self.slug

        icon = self.icon

        names: dict[str, Any] | Unset = UNSET
        if not isinstance(self.names, Unset):
            names = self.names.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "slug": slug,
            }
        )
        if icon is not UNSET:
            field_dict["icon"] = icon
        if names is not UNSET:
            field_dict["names"] = names

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.translated_names import TranslatedNames

        d = dict(src_dict)
        name = d.pop("name")

        slug = d.pop("slug")

        icon = d.pop("icon", UNSET)

        _names = d.pop("names", UNSET)
        names: TranslatedNames | Unset
        if isinstance(_names, Unset):
            names = UNSET
        else:
            names = TranslatedNames.from_dict(_names)

        _made = cls(
            name=name,
            slug=slug,
            icon=icon,
            names=names,
        )

        return _made
