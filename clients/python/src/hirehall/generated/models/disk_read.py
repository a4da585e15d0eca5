from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class DiskRead:
    """A file system.

    Attributes:
        directory (str): What it is for: `data`, the data directory; `files`, a file store in a directory.
        free_bytes (int):
        size_bytes (int):
    """

    directory: str
    free_bytes: int
    size_bytes: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        directory = self.directory

        free_bytes = self.free_bytes

        size_bytes = self.size_bytes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "directory": directory,
                "free_bytes": free_bytes,
                "size_bytes": size_bytes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        directory = d.pop("directory")

        free_bytes = d.pop("free_bytes")

        size_bytes = d.pop("size_bytes")

        _made = cls(
            directory=directory,
            free_bytes=free_bytes,
            size_bytes=size_bytes,
        )

        _made.additional_properties = d
        return _made
