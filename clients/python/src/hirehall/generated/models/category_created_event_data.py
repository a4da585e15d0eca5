from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class CategoryCreatedEventData:
    """
    Attributes:
        category_id (UUID):
        name (str): What it is called.
        slug (str): The slug of the category.
    """

    category_id: UUID
    name: str
    slug: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        category_id = str(self.category_id)

        name = self.name

        slug = self.slug

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "category_id": category_id,
                "name": name,
                "slug": slug,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        category_id = UUID(d.pop("category_id"))

        name = d.pop("name")

        slug = d.pop("slug")

        _made = cls(
            category_id=category_id,
            name=name,
            slug=slug,
        )

        _made.additional_properties = d
        return _made
