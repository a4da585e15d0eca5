from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.person import Person


@_attrs_define(kw_only=True)
class InspectedMessage:
    """A message, as administrators see it.

    Attributes:
        content (str):
        id (UUID):
        sender (Person): The part of an account that the other side of a conversation, a job or a review sees.
        sent_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
    """

    content: str
    id: UUID
    sender: Person
    sent_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        content = self.content

        id = str(self.id)

        sender = self.sender.to_dict()

        sent_at = self.sent_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "content": content,
                "id": id,
                "sender": sender,
                "sent_at": sent_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.person import Person

        d = dict(src_dict)
        content = d.pop("content")

        id = UUID(d.pop("id"))

        sender = Person.from_dict(d.pop("sender"))

        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))

        _made = cls(
            content=content,
            id=id,
            sender=sender,
            sent_at=sent_at,
        )

        _made.additional_properties = d
        return _made
