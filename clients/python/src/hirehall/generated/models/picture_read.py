from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class PictureRead:
    """The URL of your picture.

    Attributes:
        picture_url (str): The URL of the picture, relative to this API. The same with `96.webp` or `1024.webp` at its
            end is a smaller or a larger one. Its content never changes.
    """

    picture_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        picture_url = self.picture_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "picture_url": picture_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        picture_url = d.pop("picture_url")

        _made = cls(
            picture_url=picture_url,
        )

        _made.additional_properties = d
        return _made
