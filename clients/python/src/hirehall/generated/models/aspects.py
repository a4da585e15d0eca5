from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class Aspects:
    """Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value` of a worker; a worker rates
    `communication`, `clarity`
    and `payment` of a client.

        Attributes:
            clarity (int | None):
            communication (int | None):
            payment (int | None):
            punctuality (int | None):
            quality (int | None):
            value (int | None):
    """

    clarity: int | None
    communication: int | None
    payment: int | None
    punctuality: int | None
    quality: int | None
    value: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        clarity: int | None
        clarity = self.clarity

        communication: int | None
        communication = self.communication

        payment: int | None
        payment = self.payment

        punctuality: int | None
        punctuality = self.punctuality

        quality: int | None
        quality = self.quality

        value: int | None
        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "clarity": clarity,
                "communication": communication,
                "payment": payment,
                "punctuality": punctuality,
                "quality": quality,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_clarity(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        clarity = _parse_clarity(d.pop("clarity"))

        def _parse_communication(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        communication = _parse_communication(d.pop("communication"))

        def _parse_payment(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        payment = _parse_payment(d.pop("payment"))

        def _parse_punctuality(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        punctuality = _parse_punctuality(d.pop("punctuality"))

        def _parse_quality(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        quality = _parse_quality(d.pop("quality"))

        def _parse_value(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        value = _parse_value(d.pop("value"))

        _made = cls(
            clarity=clarity,
            communication=communication,
            payment=payment,
            punctuality=punctuality,
            quality=quality,
            value=value,
        )

        _made.additional_properties = d
        return _made
