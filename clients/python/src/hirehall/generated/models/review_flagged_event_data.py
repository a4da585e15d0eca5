from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_signal import ReviewSignal, check_review_signal
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewFlaggedEventData:
    """
    Attributes:
        review_id (UUID):
        signal (ReviewSignal | Unset): Signals of the system for administrators.

            - `FINISHED_AT_ONCE`: The job was finished within a minute of being accepted.
            - `AUTHOR_BANNED`: The author was banned before it was revealed.
            - `SAME_NETWORK`: Both sides have signed in from one network.
            - `SAME_TEXT`: Another review has the same text.
            - `CLOSED_RING`: A few clients and workers review only each other.
    """

    review_id: UUID
    signal: ReviewSignal | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        review_id = str(self.review_id)

        signal: str | Unset = UNSET
        if not isinstance(self.signal, Unset):
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

        _signal = d.pop("signal", UNSET)
        signal: ReviewSignal | Unset
        if isinstance(_signal, Unset):
            signal = UNSET
        else:
            signal = check_review_signal(_signal)

        _made = cls(
            review_id=review_id,
            signal=signal,
        )

        _made.additional_properties = d
        return _made
