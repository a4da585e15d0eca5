from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class AspectsCreate:
    """Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value`; a worker rates
    `communication`, `clarity` and `payment`.

        Attributes:
            clarity (int | None | Unset):
            communication (int | None | Unset):
            payment (int | None | Unset):
            punctuality (int | None | Unset):
            quality (int | None | Unset):
            value (int | None | Unset):
    """

    clarity: int | Unset | None = UNSET
    communication: int | Unset | None = UNSET
    payment: int | Unset | None = UNSET
    punctuality: int | Unset | None = UNSET
    quality: int | Unset | None = UNSET
    value: int | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        clarity: int | Unset | None
        if isinstance(self.clarity, Unset):
            clarity = UNSET
        else:
            clarity = self.clarity

        communication: int | Unset | None
        if isinstance(self.communication, Unset):
            communication = UNSET
        else:
            communication = self.communication

        payment: int | Unset | None
        if isinstance(self.payment, Unset):
            payment = UNSET
        else:
            payment = self.payment

        punctuality: int | Unset | None
        if isinstance(self.punctuality, Unset):
            punctuality = UNSET
        else:
            punctuality = self.punctuality

        quality: int | Unset | None
        if isinstance(self.quality, Unset):
            quality = UNSET
        else:
            quality = self.quality

        value: int | Unset | None
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if clarity is not UNSET:
            field_dict["clarity"] = clarity
        if communication is not UNSET:
            field_dict["communication"] = communication
        if payment is not UNSET:
            field_dict["payment"] = payment
        if punctuality is not UNSET:
            field_dict["punctuality"] = punctuality
        if quality is not UNSET:
            field_dict["quality"] = quality
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_clarity(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        clarity = _parse_clarity(d.pop("clarity", UNSET))

        def _parse_communication(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        communication = _parse_communication(d.pop("communication", UNSET))

        def _parse_payment(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        payment = _parse_payment(d.pop("payment", UNSET))

        def _parse_punctuality(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        punctuality = _parse_punctuality(d.pop("punctuality", UNSET))

        def _parse_quality(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        quality = _parse_quality(d.pop("quality", UNSET))

        def _parse_value(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        value = _parse_value(d.pop("value", UNSET))

        _made = cls(
            clarity=clarity,
            communication=communication,
            payment=payment,
            punctuality=punctuality,
            quality=quality,
            value=value,
        )

        return _made
