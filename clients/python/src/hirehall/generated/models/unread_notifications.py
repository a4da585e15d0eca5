from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class UnreadNotifications:
    """Notifications that were not seen yet, on all of an account's devices.

    Attributes:
        seen_up_to (int): The mark: newer events count as unread. 0 at first.
        unread (int): How many there are. 100 means 100 or more.
    """

    seen_up_to: int
    unread: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        seen_up_to = self.seen_up_to

        unread = self.unread

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seen_up_to": seen_up_to,
                "unread": unread,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        seen_up_to = d.pop("seen_up_to")

        unread = d.pop("unread")

        _made = cls(
            seen_up_to=seen_up_to,
            unread=unread,
        )

        _made.additional_properties = d
        return _made
