from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_signal import ReviewSignal, check_review_signal
from ..models.review_status import ReviewStatus, check_review_status


@_attrs_define(kw_only=True)
class ReviewOfJobRead:
    """The review of a job, as administrators see it.

    Attributes:
        id (UUID):
        open_flags (int): The number of open flags.
        open_signal (None | ReviewSignal):
        rating (int):
        status (ReviewStatus): Whether a review is visible.

            - `VISIBLE`: Public; it may count towards the rating.
            - `REMOVED`: An administrator removed it.
    """

    id: UUID
    open_flags: int
    open_signal: ReviewSignal | None
    rating: int
    status: ReviewStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        open_flags = self.open_flags

        open_signal: str | None
        if isinstance(self.open_signal, str):
            open_signal = self.open_signal
        else:
            open_signal = self.open_signal

        rating = self.rating

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "open_flags": open_flags,
                "open_signal": open_signal,
                "rating": rating,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        open_flags = d.pop("open_flags")

        def _parse_open_signal(data: object) -> ReviewSignal | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                open_signal_type_0 = check_review_signal(data)

                return open_signal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ReviewSignal | None, data)

        open_signal = _parse_open_signal(d.pop("open_signal"))

        rating = d.pop("rating")

        status = check_review_status(d.pop("status"))

        _made = cls(
            id=id,
            open_flags=open_flags,
            open_signal=open_signal,
            rating=rating,
            status=status,
        )

        _made.additional_properties = d
        return _made
