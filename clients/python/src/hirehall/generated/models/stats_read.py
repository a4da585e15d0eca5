from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.day_read import DayRead
    from ..models.totals import Totals


@_attrs_define(kw_only=True)
class StatsRead:
    """The statistics.

    Attributes:
        days (list[DayRead]): One entry per day in UTC, in order.
        totals (Totals): Totals, counted anew when they are older than half a minute.
    """

    days: list[DayRead]
    totals: Totals
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        totals = self.totals.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "days": days,
                "totals": totals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.day_read import DayRead
        from ..models.totals import Totals

        d = dict(src_dict)
        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = DayRead.from_dict(days_item_data)

            days.append(days_item)

        totals = Totals.from_dict(d.pop("totals"))

        _made = cls(
            days=days,
            totals=totals,
        )

        _made.additional_properties = d
        return _made
