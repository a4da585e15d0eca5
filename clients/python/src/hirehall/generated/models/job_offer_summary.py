from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cancellation_policy import CancellationPolicy, check_cancellation_policy
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class JobOfferSummary:
    """An offer, as a job shows it.

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
    """

    by: Side
    cancellation_policy: CancellationPolicy | None
    created_at: datetime.datetime
    duration_minutes: int | None
    expires_at: datetime.datetime
    number: int
    scheduled_at: datetime.datetime | None
    total: Money | None
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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

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

        _made = cls(
            by=by,
            cancellation_policy=cancellation_policy,
            created_at=created_at,
            duration_minutes=duration_minutes,
            expires_at=expires_at,
            number=number,
            scheduled_at=scheduled_at,
            total=total,
        )

        _made.additional_properties = d
        return _made
