from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.offer_unit import OfferUnit, check_offer_unit

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class OfferLineRead:
    """A line of an offer.

    Attributes:
        description (str):
        quantity (str): A decimal number from 0.001 to 1000000, with at most three decimals.
        total (Money): An amount of money in minor units (cents) and its currency (ISO 4217). Never a float.
        unit (OfferUnit): What the quantity of a line counts.

            - `HOUR`: Hours.
            - `DAY`: Days.
            - `PIECE`: Pieces.
            - `SQUARE_METRE`: Square metres.
            - `JOB`: The whole job.
        unit_price (Money): An amount of money in minor units (cents) and its currency (ISO 4217). Never a float.
    """

    description: str
    quantity: str
    total: Money
    unit: OfferUnit
    unit_price: Money
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        description = self.description

        quantity = self.quantity

        total = self.total.to_dict()

        unit: str = self.unit

        unit_price = self.unit_price.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "description": description,
                "quantity": quantity,
                "total": total,
                "unit": unit,
                "unit_price": unit_price,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)
        description = d.pop("description")

        quantity = d.pop("quantity")

        total = Money.from_dict(d.pop("total"))

        unit = check_offer_unit(d.pop("unit"))

        unit_price = Money.from_dict(d.pop("unit_price"))

        _made = cls(
            description=description,
            quantity=quantity,
            total=total,
            unit=unit,
            unit_price=unit_price,
        )

        _made.additional_properties = d
        return _made
