from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money
    from ..models.offer_line_create import OfferLineCreate


@_attrs_define(kw_only=True)
class OfferCreate:
    """Terms for a job: a price or lines, a time, or both. Each offer is all that is to be agreed; nothing is taken over
    from an earlier one.

        Attributes:
            duration_minutes (int | None | Unset): How long the work takes.
            expires_at (datetime.datetime | None | Unset):
            lines (list[OfferLineCreate] | Unset): Each line is rounded half up to the minor unit of the currency; `total`
                is their sum.
            note (None | str | Unset):
            price (Money | None | Unset):
            scheduled_at (datetime.datetime | None | Unset):
    """

    duration_minutes: int | Unset | None = UNSET
    expires_at: datetime.datetime | Unset | None = UNSET
    lines: list[OfferLineCreate] | Unset = UNSET
    note: str | Unset | None = UNSET
    price: Money | Unset | None = UNSET
    scheduled_at: datetime.datetime | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        duration_minutes: int | Unset | None
        if isinstance(self.duration_minutes, Unset):
            duration_minutes = UNSET
        else:
            duration_minutes = self.duration_minutes

        expires_at: str | Unset | None
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        lines: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = []
            for lines_item_data in self.lines:
                lines_item = lines_item_data.to_dict()
                lines.append(lines_item)

        note: str | Unset | None
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

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

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if duration_minutes is not UNSET:
            field_dict["duration_minutes"] = duration_minutes
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at
        if lines is not UNSET:
            field_dict["lines"] = lines
        if note is not UNSET:
            field_dict["note"] = note
        if price is not UNSET:
            field_dict["price"] = price
        if scheduled_at is not UNSET:
            field_dict["scheduled_at"] = scheduled_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money
        from ..models.offer_line_create import OfferLineCreate

        d = dict(src_dict)

        def _parse_duration_minutes(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        duration_minutes = _parse_duration_minutes(d.pop("duration_minutes", UNSET))

        def _parse_expires_at(data: object) -> datetime.datetime | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | Unset | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        _lines = d.pop("lines", UNSET)
        lines: list[OfferLineCreate] | Unset = UNSET
        if _lines is not UNSET:
            lines = []
            for lines_item_data in _lines:
                lines_item = OfferLineCreate.from_dict(lines_item_data)

                lines.append(lines_item)

        def _parse_note(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        note = _parse_note(d.pop("note", UNSET))

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

        _made = cls(
            duration_minutes=duration_minutes,
            expires_at=expires_at,
            lines=lines,
            note=note,
            price=price,
            scheduled_at=scheduled_at,
        )

        return _made
