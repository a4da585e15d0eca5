from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class SettingRead:
    """A setting.

    Attributes:
        name (str):
        origin (str): `default`, `environment`, `command line`, or a file.
        value (str): What is in effect, secrets masked; empty if it is not set.
    """

    name: str
    origin: str
    value: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        origin = self.origin

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "origin": origin,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        origin = d.pop("origin")

        value = d.pop("value")

        _made = cls(
            name=name,
            origin=origin,
            value=value,
        )

        _made.additional_properties = d
        return _made
