from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ReplayRead:
    """The range that is delivered again.

    Attributes:
        after_event_id (int):
        until_event_id (int):
    """

    after_event_id: int
    until_event_id: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        after_event_id = self.after_event_id

        until_event_id = self.until_event_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "after_event_id": after_event_id,
                "until_event_id": until_event_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        after_event_id = d.pop("after_event_id")

        until_event_id = d.pop("until_event_id")

        _made = cls(
            after_event_id=after_event_id,
            until_event_id=until_event_id,
        )

        _made.additional_properties = d
        return _made
