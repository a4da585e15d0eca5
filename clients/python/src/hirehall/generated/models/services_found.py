from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.service_read import ServiceRead
    from ..models.total import Total


@_attrs_define(kw_only=True)
class ServicesFound:
    """A page of listings that were found.

    Attributes:
        items (list[ServiceRead]): The listings of this page, in the order of the search.
        next_cursor (None | str): The cursor of the next page; `null` on the last page.
        total (None | Total):
    """

    items: list[ServiceRead]
    next_cursor: str | None
    total: Total | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.total import Total

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_cursor: str | None
        next_cursor = self.next_cursor

        total: dict[str, Any] | None
        if isinstance(self.total, Total):
            total = self.total.to_dict()
        else:
            total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "next_cursor": next_cursor,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.service_read import ServiceRead
        from ..models.total import Total

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ServiceRead.from_dict(items_item_data)

            items.append(items_item)

        def _parse_next_cursor(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor"))

        def _parse_total(data: object) -> Total | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                total_type_0 = Total.from_dict(data)

                return total_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Total | None, data)

        total = _parse_total(d.pop("total"))

        _made = cls(
            items=items,
            next_cursor=next_cursor,
            total=total,
        )

        _made.additional_properties = d
        return _made
