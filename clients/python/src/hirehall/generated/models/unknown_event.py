from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class UnknownEvent:
    """An event of a type that is newer than this client: ignore it.

    Attributes:
        actor (Any):
        at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        data (Any):
        id (int): Grows until a `reset`. Differences between two ids mean nothing.
        subject (Any):
        type_ (str):
    """

    actor: Any
    at: datetime.datetime
    data: Any
    id: int
    subject: Any
    type_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        actor = self.actor

        at = self.at.isoformat()

        data = self.data

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
        d = dict(src_dict)
        actor = d.pop("actor")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        data = d.pop("data")

        id = d.pop("id")

        subject = d.pop("subject")

        type_ = d.pop("type")

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
