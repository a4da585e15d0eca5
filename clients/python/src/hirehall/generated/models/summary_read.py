from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.distribution import Distribution


@_attrs_define(kw_only=True)
class SummaryRead:
    """A rating summary: how many reviews count, and how many of them have each number of stars.

    Attributes:
        average (float | None): The mean of all ratings, rounded to hundredths; `null` without ratings.
        count (int):
        distribution (Distribution): How many reviews have each number of stars.
    """

    average: float | None
    count: int
    distribution: Distribution
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        average: float | None
        average = self.average

        count = self.count

        distribution = self.distribution.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "average": average,
                "count": count,
                "distribution": distribution,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.distribution import Distribution

        d = dict(src_dict)

        def _parse_average(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        average = _parse_average(d.pop("average"))

        count = d.pop("count")

        distribution = Distribution.from_dict(d.pop("distribution"))

        _made = cls(
            average=average,
            count=count,
            distribution=distribution,
        )

        _made.additional_properties = d
        return _made
