from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class UploadConfig:
    """A file that may be uploaded.

    Attributes:
        max_bytes (int):
        media_types (list[str]):
    """

    max_bytes: int
    media_types: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        max_bytes = self.max_bytes

        media_types = self.media_types

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "max_bytes": max_bytes,
                "media_types": media_types,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        max_bytes = d.pop("max_bytes")

        media_types = cast(list[str], d.pop("media_types"))

        _made = cls(
            max_bytes=max_bytes,
            media_types=media_types,
        )

        _made.additional_properties = d
        return _made
