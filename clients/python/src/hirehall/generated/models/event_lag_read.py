from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reader_lag_read import ReaderLagRead


@_attrs_define(kw_only=True)
class EventLagRead:
    """How far behind the readers of the event log are.

    Attributes:
        oldest_unsettled_at (datetime.datetime | None):
        readers (list[ReaderLagRead]):
    """

    oldest_unsettled_at: datetime.datetime | None
    readers: list[ReaderLagRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        oldest_unsettled_at: str | None
        if isinstance(self.oldest_unsettled_at, datetime.datetime):
            oldest_unsettled_at = self.oldest_unsettled_at.isoformat()
        else:
            oldest_unsettled_at = self.oldest_unsettled_at

        readers = []
        for readers_item_data in self.readers:
            readers_item = readers_item_data.to_dict()
            readers.append(readers_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "oldest_unsettled_at": oldest_unsettled_at,
                "readers": readers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.reader_lag_read import ReaderLagRead

        d = dict(src_dict)

        def _parse_oldest_unsettled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                oldest_unsettled_at_type_0 = datetime.datetime.fromisoformat(data)

                return oldest_unsettled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        oldest_unsettled_at = _parse_oldest_unsettled_at(d.pop("oldest_unsettled_at"))

        readers = []
        _readers = d.pop("readers")
        for readers_item_data in _readers:
            readers_item = ReaderLagRead.from_dict(readers_item_data)

            readers.append(readers_item)

        _made = cls(
            oldest_unsettled_at=oldest_unsettled_at,
            readers=readers,
        )

        _made.additional_properties = d
        return _made
