from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ThreadReadEventData:
    """
    Attributes:
        reader_id (UUID): The participant.
        thread_id (UUID):
        up_to (UUID): The last message that they have read.
    """

    reader_id: UUID
    thread_id: UUID
    up_to: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reader_id = str(self.reader_id)

        thread_id = str(self.thread_id)

        up_to = str(self.up_to)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reader_id": reader_id,
                "thread_id": thread_id,
                "up_to": up_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reader_id = UUID(d.pop("reader_id"))

        thread_id = UUID(d.pop("thread_id"))

        up_to = UUID(d.pop("up_to"))

        _made = cls(
            reader_id=reader_id,
            thread_id=thread_id,
            up_to=up_to,
        )

        _made.additional_properties = d
        return _made
