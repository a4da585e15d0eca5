from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cancellation_policy import CancellationPolicy, check_cancellation_policy
from ..models.offer_status import OfferStatus, check_offer_status
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.money import Money
    from ..models.offer_line_read import OfferLineRead


@_attrs_define(kw_only=True)
class JobOfferRead:
    """An offer with its lines.

    Attributes:
        by (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        cancellation_policy (CancellationPolicy | None):
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        duration_minutes (int | None):
        expires_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        number (int): Offers of a job are numbered from 1.
        scheduled_at (datetime.datetime | None):
        total (Money | None):
        decided_at (datetime.datetime | None):
        decline_reason (None | str): Why it was declined.
        lines (list[OfferLineRead]):
        note (None | str):
        status (OfferStatus): The status of an offer.

            - `OPEN`: The other side can accept it.
            - `ACCEPTED`: The other side has accepted it.
            - `DECLINED`: The other side has declined it, or has ended the job instead.
            - `WITHDRAWN`: Its author has withdrawn it, or has ended the job instead.
            - `SUPERSEDED`: Another offer was made after it.
            - `EXPIRED`: It was not answered in time.
    """

    by: Side
    cancellation_policy: CancellationPolicy | None
    created_at: datetime.datetime
    duration_minutes: int | None
    expires_at: datetime.datetime
    number: int
    scheduled_at: datetime.datetime | None
    total: Money | None
    decided_at: datetime.datetime | None
    decline_reason: str | None
    lines: list[OfferLineRead]
    note: str | None
    status: OfferStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        by: str = self.by

        cancellation_policy: str | None
        if isinstance(self.cancellation_policy, str):
            cancellation_policy = self.cancellation_policy
        else:
            cancellation_policy = self.cancellation_policy

        created_at = self.created_at.isoformat()

        duration_minutes: int | None
        duration_minutes = self.duration_minutes

        expires_at = self.expires_at.isoformat()

        number = self.number

        scheduled_at: str | None
        if isinstance(self.scheduled_at, datetime.datetime):
            scheduled_at = self.scheduled_at.isoformat()
        else:
            scheduled_at = self.scheduled_at

        total: dict[str, Any] | None
        if isinstance(self.total, Money):
            total = self.total.to_dict()
        else:
            total = self.total

        decided_at: str | None
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decline_reason: str | None
        decline_reason = self.decline_reason

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        note: str | None
        note = self.note

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "cancellation_policy": cancellation_policy,
                "created_at": created_at,
                "duration_minutes": duration_minutes,
                "expires_at": expires_at,
                "number": number,
                "scheduled_at": scheduled_at,
                "total": total,
                "decided_at": decided_at,
                "decline_reason": decline_reason,
                "lines": lines,
                "note": note,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money
        from ..models.offer_line_read import OfferLineRead

        d = dict(src_dict)
        by = check_side(d.pop("by"))

        def _parse_cancellation_policy(data: object) -> CancellationPolicy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancellation_policy_type_0 = check_cancellation_policy(data)

                return cancellation_policy_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CancellationPolicy | None, data)

        cancellation_policy = _parse_cancellation_policy(d.pop("cancellation_policy"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_duration_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        duration_minutes = _parse_duration_minutes(d.pop("duration_minutes"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        number = d.pop("number")

        def _parse_scheduled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                scheduled_at_type_0 = datetime.datetime.fromisoformat(data)

                return scheduled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        scheduled_at = _parse_scheduled_at(d.pop("scheduled_at"))

        def _parse_total(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                total_type_0 = Money.from_dict(data)

                return total_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        total = _parse_total(d.pop("total"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        def _parse_decline_reason(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        decline_reason = _parse_decline_reason(d.pop("decline_reason"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = OfferLineRead.from_dict(lines_item_data)

            lines.append(lines_item)

        def _parse_note(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        note = _parse_note(d.pop("note"))

        status = check_offer_status(d.pop("status"))

        _made = cls(
            by=by,
            cancellation_policy=cancellation_policy,
            created_at=created_at,
            duration_minutes=duration_minutes,
            expires_at=expires_at,
            number=number,
            scheduled_at=scheduled_at,
            total=total,
            decided_at=decided_at,
            decline_reason=decline_reason,
            lines=lines,
            note=note,
            status=status,
        )

        _made.additional_properties = d
        return _made
