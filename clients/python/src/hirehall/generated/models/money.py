from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define


@_attrs_define(kw_only=True)
class Money:
    """An amount of money in minor units (cents) and its currency (ISO 4217). Never a float.

    Attributes:
        amount (int): Minor units: 12500 is 125.00 euros. At most 2^53 - 1, which every JSON parser reads exactly.
        currency (str): A currency in use (ISO 4217).
    """

    amount: int
    currency: str

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        amount = d.pop("amount")

        currency = d.pop("currency")

        _made = cls(
            amount=amount,
            currency=currency,
        )

        return _made
