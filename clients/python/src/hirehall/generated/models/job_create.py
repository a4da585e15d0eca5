from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money
    from ..models.offer_line_create import OfferLineCreate


@_attrs_define(kw_only=True)
class JobCreate:
    """A proposed job. With `price`, `lines` or `scheduled_at` it carries offer 1; without them it is accepted by
    agreement, or offers follow.

        Attributes:
            thread_id (UUID):
            description (None | str | Unset):
            duration_minutes (int | None | Unset): How long the work takes.
            lines (list[OfferLineCreate] | Unset): The lines of the offer; `total` is their sum.
            price (Money | None | Unset):
            scheduled_at (datetime.datetime | None | Unset):
            title (None | str | Unset):
    """

    thread_id: UUID
    description: str | Unset | None = UNSET
    duration_minutes: int | Unset | None = UNSET
    lines: list[OfferLineCreate] | Unset = UNSET
    price: Money | Unset | None = UNSET
    scheduled_at: datetime.datetime | Unset | None = UNSET
    title: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        thread_id = str(self.thread_id)

        description: str | Unset | None
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        duration_minutes: int | Unset | None
        if isinstance(self.duration_minutes, Unset):
            duration_minutes = UNSET
        else:
            duration_minutes = self.duration_minutes

        lines: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = []
            for lines_item_data in self.lines:
                lines_item = lines_item_data.to_dict()
                lines.append(lines_item)

        price: dict[str, Any] | Unset | None
        if isinstance(self.price, Unset):
            price = UNSET
        elif isinstance(self.price, Money):
            price = self.price.to_dict()
        else:
            price = self.price

        scheduled_at: str | Unset | None
        if isinstance(self.scheduled_at, Unset):
            scheduled_at = UNSET
        elif isinstance(self.scheduled_at, datetime.datetime):
            scheduled_at = self.scheduled_at.isoformat()
        else:
            scheduled_at = self.scheduled_at

        title: str | Unset | None
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "thread_id": thread_id,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if duration_minutes is not UNSET:
            field_dict["duration_minutes"] = duration_minutes
        if lines is not UNSET:
            field_dict["lines"] = lines
        if price is not UNSET:
            field_dict["price"] = price
        if scheduled_at is not UNSET:
            field_dict["scheduled_at"] = scheduled_at
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money
        from ..models.offer_line_create import OfferLineCreate

        d = dict(src_dict)
        thread_id = UUID(d.pop("thread_id"))

        def _parse_description(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_duration_minutes(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        duration_minutes = _parse_duration_minutes(d.pop("duration_minutes", UNSET))

        _lines = d.pop("lines", UNSET)
        lines: list[OfferLineCreate] | Unset = UNSET
        if _lines is not UNSET:
            lines = []
            for lines_item_data in _lines:
                lines_item = OfferLineCreate.from_dict(lines_item_data)

                lines.append(lines_item)

        def _parse_price(data: object) -> Money | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                price_type_0 = Money.from_dict(data)

                return price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | Unset | None, data)

        price = _parse_price(d.pop("price", UNSET))

        def _parse_scheduled_at(data: object) -> datetime.datetime | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                scheduled_at_type_0 = datetime.datetime.fromisoformat(data)

                return scheduled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | Unset | None, data)

        scheduled_at = _parse_scheduled_at(d.pop("scheduled_at", UNSET))

        def _parse_title(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        title = _parse_title(d.pop("title", UNSET))

        _made = cls(
            thread_id=thread_id,
            description=description,
            duration_minutes=duration_minutes,
            lines=lines,
            price=price,
            scheduled_at=scheduled_at,
            title=title,
        )

        return _made
