from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.message_read import MessageRead
    from ..models.thread_read import ThreadRead


@_attrs_define(kw_only=True)
class Opened:
    """A conversation and the message that was just sent.

    Attributes:
        message (MessageRead): A message.
        thread (ThreadRead): A conversation as the caller sees it.
    """

    message: MessageRead
    thread: ThreadRead
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message = self.message.to_dict()

        thread = self.thread.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
                "thread": thread,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.message_read import MessageRead
        from ..models.thread_read import ThreadRead

        d = dict(src_dict)
        message = MessageRead.from_dict(d.pop("message"))

        thread = ThreadRead.from_dict(d.pop("thread"))

        _made = cls(
            message=message,
            thread=thread,
        )

        _made.additional_properties = d
        return _made
