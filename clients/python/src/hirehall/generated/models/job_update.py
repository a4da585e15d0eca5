from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class JobUpdate:
    """Changes of a proposal. Omitted fields stay unchanged; `null` clears an optional field.

    Attributes:
        description (None | str | Unset): The change of an optional field in a PATCH request.
        price (Money | None | Unset): The change of an optional field in a PATCH request.
        scheduled_at (datetime.datetime | None | Unset): The change of an optional field in a PATCH request.
        title (str | Unset):
    """

    description: str | Unset | None = UNSET
    price: Money | Unset | None = UNSET
    scheduled_at: datetime.datetime | Unset | None = UNSET
    title: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        description: str | Unset | None
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

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

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if description is not UNSET:
            field_dict["description"] = description
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

        d = dict(src_dict)

        def _parse_description(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_price(data: object) -> Money | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_change_money_type_1 = Money.from_dict(data)

                return componentsschemas_change_money_type_1
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
                componentsschemas_change_timestamp_type_1 = datetime.datetime.fromisoformat(data)

                return componentsschemas_change_timestamp_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | Unset | None, data)

        scheduled_at = _parse_scheduled_at(d.pop("scheduled_at", UNSET))

        title = d.pop("title", UNSET)

        _made = cls(
            description=description,
            price=price,
            scheduled_at=scheduled_at,
            title=title,
        )

        return _made
