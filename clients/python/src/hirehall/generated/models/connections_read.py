from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ConnectionsRead:
    """The node's connections to PostgreSQL.

    Attributes:
        broken (int): Broken, and not replaced yet.
        idle (int):
        in_use (int):
    """

    broken: int
    idle: int
    in_use: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        broken = self.broken

        idle = self.idle

        in_use = self.in_use

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "broken": broken,
                "idle": idle,
                "in_use": in_use,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        broken = d.pop("broken")

        idle = d.pop("idle")

        in_use = d.pop("in_use")

        _made = cls(
            broken=broken,
            idle=idle,
            in_use=in_use,
        )

        _made.additional_properties = d
        return _made
