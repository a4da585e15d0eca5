from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class EventMessage:
    """A message that was posted.

    Attributes:
        content (str):
        id (UUID):
        number (int): Its number in the conversation: messages are numbered from 1.
        sender_id (UUID):
        sent_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        thread_id (UUID):
    """

    content: str
    id: UUID
    number: int
    sender_id: UUID
    sent_at: datetime.datetime
    thread_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        content = self.content

        id = str(self.id)

        number = self.number

        sender_id = str(self.sender_id)

        sent_at = self.sent_at.isoformat()

        thread_id = str(self.thread_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "content": content,
                "id": id,
                "number": number,
                "sender_id": sender_id,
                "sent_at": sent_at,
                "thread_id": thread_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        content = d.pop("content")

        id = UUID(d.pop("id"))

        number = d.pop("number")

        sender_id = UUID(d.pop("sender_id"))

        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))

        thread_id = UUID(d.pop("thread_id"))

        _made = cls(
            content=content,
            id=id,
            number=number,
            sender_id=sender_id,
            sent_at=sent_at,
            thread_id=thread_id,
        )

        _made.additional_properties = d
        return _made
