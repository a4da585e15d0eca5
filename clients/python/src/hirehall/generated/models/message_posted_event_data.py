from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.event_message import EventMessage


@_attrs_define(kw_only=True)
class MessagePostedEventData:
    """
    Attributes:
        message (EventMessage | None): The message. Missing in what webhooks get.
        message_id (UUID):
        thread_id (UUID): The conversation.
    """

    message: EventMessage | None
    message_id: UUID
    thread_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.event_message import EventMessage

        message: dict[str, Any] | None
        if isinstance(self.message, EventMessage):
            message = self.message.to_dict()
        else:
            message = self.message

        message_id = str(self.message_id)

        thread_id = str(self.thread_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
                "message_id": message_id,
                "thread_id": thread_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.event_message import EventMessage

        d = dict(src_dict)

        def _parse_message(data: object) -> EventMessage | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                message_type_1 = EventMessage.from_dict(data)

                return message_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EventMessage | None, data)

        message = _parse_message(d.pop("message"))

        message_id = UUID(d.pop("message_id"))

        thread_id = UUID(d.pop("thread_id"))

        _made = cls(
            message=message,
            message_id=message_id,
            thread_id=thread_id,
        )

        _made.additional_properties = d
        return _made
