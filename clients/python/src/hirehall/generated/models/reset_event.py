from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reset_event_data import ResetEventData


@_attrs_define(kw_only=True)
class ResetEvent:
    """Sent to feeds, never recorded: events after the last one that you have seen cannot be read any more, because they
    are too old or a backup was restored. Reload your data and continue from this `id`.

        Attributes:
            actor (None):
            at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
            data (ResetEventData):
            id (int): Grows until a `reset`. Differences between two ids mean nothing.
            subject (None):
            type_ (Literal['reset']):
    """

    actor: None
    at: datetime.datetime
    data: ResetEventData
    id: int
    subject: None
    type_: Literal["reset"]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        actor = self.actor

        at = self.at.isoformat()

        data = self.data.to_dict()

        id = self.id

        subject = self.subject

        type_ = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "actor": actor,
                "at": at,
                "data": data,
                "id": id,
                "subject": subject,
                "type": type_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.reset_event_data import ResetEventData

        d = dict(src_dict)
        actor = d.pop("actor")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        data = ResetEventData.from_dict(d.pop("data"))

        id = d.pop("id")

        subject = d.pop("subject")

        type_ = cast(Literal["reset"], d.pop("type"))
        if type_ != "reset":
            raise ValueError(f"type must match const 'reset', got '{type_}'")

        _made = cls(
            actor=actor,
            at=at,
            data=data,
            id=id,
            subject=subject,
            type_=type_,
        )

        _made.additional_properties = d
        return _made
