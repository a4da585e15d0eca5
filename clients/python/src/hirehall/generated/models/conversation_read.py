from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ConversationRead:
    """The size of a conversation. What was written stands at `GET /admin/jobs/{id}/messages`.

    Attributes:
        is_closed (bool): Whether it is closed for new messages.
        last_activity_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        message_count (int):
    """

    is_closed: bool
    last_activity_at: datetime.datetime
    message_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_closed = self.is_closed

        last_activity_at = self.last_activity_at.isoformat()

        message_count = self.message_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_closed": is_closed,
                "last_activity_at": last_activity_at,
                "message_count": message_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_closed = d.pop("is_closed")

        last_activity_at = datetime.datetime.fromisoformat(d.pop("last_activity_at"))

        message_count = d.pop("message_count")

        _made = cls(
            is_closed=is_closed,
            last_activity_at=last_activity_at,
            message_count=message_count,
        )

        _made.additional_properties = d
        return _made
