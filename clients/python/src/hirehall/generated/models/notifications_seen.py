from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define


@_attrs_define(kw_only=True)
class NotificationsSeen:
    """How far notifications were seen.

    Attributes:
        up_to (int): The id of the newest event that was seen. One that is before the present mark changes nothing; one
            after the last event that
            concerns you means everything.
    """

    up_to: int

    def to_dict(self) -> dict[str, Any]:
        up_to = self.up_to

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "up_to": up_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        up_to = d.pop("up_to")

        _made = cls(
            up_to=up_to,
        )

        return _made
