from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReplayCreate:
    """A range of events to deliver again.

    Attributes:
        after_event_id (int): The events after this one; 0: from the beginning.
        until_event_id (int | None | Unset): The last event. Events that were not delivered yet are not part of a
            replay: they are delivered anyway.
    """

    after_event_id: int
    until_event_id: int | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        after_event_id = self.after_event_id

        until_event_id: int | Unset | None
        if isinstance(self.until_event_id, Unset):
            until_event_id = UNSET
        else:
            until_event_id = self.until_event_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "after_event_id": after_event_id,
            }
        )
        if until_event_id is not UNSET:
            field_dict["until_event_id"] = until_event_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        after_event_id = d.pop("after_event_id")

        def _parse_until_event_id(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        until_event_id = _parse_until_event_id(d.pop("until_event_id", UNSET))

        _made = cls(
            after_event_id=after_event_id,
            until_event_id=until_event_id,
        )

        return _made
