from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class Total:
    """How many there are.

    Attributes:
        count (int): The number, or 1,000 if there are more.
        is_exact (bool): Whether there are no more.
    """

    count: int
    is_exact: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        is_exact = self.is_exact

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "count": count,
                "is_exact": is_exact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        count = d.pop("count")

        is_exact = d.pop("is_exact")

        _made = cls(
            count=count,
            is_exact=is_exact,
        )

        _made.additional_properties = d
        return _made
