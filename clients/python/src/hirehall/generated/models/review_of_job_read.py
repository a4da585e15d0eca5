from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_signal import ReviewSignal, check_review_signal
from ..models.review_status import ReviewStatus, check_review_status
from ..models.side import Side, check_side


@_attrs_define(kw_only=True)
class ReviewOfJobRead:
    """A review of a job, as administrators see it there.

    Attributes:
        id (UUID):
        open_flags (int): The number of open flags.
        open_signals (list[ReviewSignal]): What the system has found, until an administrator has decided.
        rating (int | None): `null` if the job was called off late: such reviews have no stars.
        reviewer (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        status (ReviewStatus): Whether a review is visible.

            - `VISIBLE`: Public; it may count towards the rating.
            - `REMOVED`: An administrator removed it.
    """

    id: UUID
    open_flags: int
    open_signals: list[ReviewSignal]
    rating: int | None
    reviewer: Side
    status: ReviewStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        open_flags = self.open_flags

        open_signals = []
        for open_signals_item_data in self.open_signals:
            open_signals_item: str = open_signals_item_data
            open_signals.append(open_signals_item)

        rating: int | None
        rating = self.rating

        reviewer: str = self.reviewer

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "open_flags": open_flags,
                "open_signals": open_signals,
                "rating": rating,
                "reviewer": reviewer,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        open_flags = d.pop("open_flags")

        open_signals = []
        _open_signals = d.pop("open_signals")
        for open_signals_item_data in _open_signals:
            open_signals_item = check_review_signal(open_signals_item_data)

            open_signals.append(open_signals_item)

        def _parse_rating(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rating = _parse_rating(d.pop("rating"))

        reviewer = check_side(d.pop("reviewer"))

        status = check_review_status(d.pop("status"))

        _made = cls(
            id=id,
            open_flags=open_flags,
            open_signals=open_signals,
            rating=rating,
            reviewer=reviewer,
            status=status,
        )

        _made.additional_properties = d
        return _made
