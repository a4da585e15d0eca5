from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.person import Person


@_attrs_define(kw_only=True)
class HoldOverview:
    """A legal hold.

    Attributes:
        placed_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        placed_by (Person): The part of an account that the other side of a conversation, a job or a review sees.
        reason (str):
    """

    placed_at: datetime.datetime
    placed_by: Person
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        placed_at = self.placed_at.isoformat()

        placed_by = self.placed_by.to_dict()

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "placed_at": placed_at,
                "placed_by": placed_by,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.person import Person

        d = dict(src_dict)
        placed_at = datetime.datetime.fromisoformat(d.pop("placed_at"))

        placed_by = Person.from_dict(d.pop("placed_by"))

        reason = d.pop("reason")

        _made = cls(
            placed_at=placed_at,
            placed_by=placed_by,
            reason=reason,
        )

        _made.additional_properties = d
        return _made
