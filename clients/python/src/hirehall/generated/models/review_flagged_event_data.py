from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewFlaggedEventData:
    """
    Attributes:
        review_id (UUID):
        signal (Literal['FINISHED_AT_ONCE'] | Unset): Signals of the system for administrators.

            - `FINISHED_AT_ONCE`: The job was finished within a minute of being accepted.
    """

    review_id: UUID
    signal: Literal["FINISHED_AT_ONCE"] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        review_id = str(self.review_id)

        signal = self.signal

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "review_id": review_id,
            }
        )
        if signal is not UNSET:
            field_dict["signal"] = signal

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        review_id = UUID(d.pop("review_id"))

        signal = cast(Literal["FINISHED_AT_ONCE"] | Unset, d.pop("signal", UNSET))
        if signal != "FINISHED_AT_ONCE" and not isinstance(signal, Unset):
            raise ValueError(f"signal must match const 'FINISHED_AT_ONCE', got '{signal}'")

        _made = cls(
            review_id=review_id,
            signal=signal,
        )

        _made.additional_properties = d
        return _made
