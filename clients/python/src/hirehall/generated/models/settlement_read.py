from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.settlement_status import SettlementStatus, check_settlement_status
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class SettlementRead:
    """A proposed settlement.

    Attributes:
        by (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        decided_at (datetime.datetime | None):
        note (None | str):
        number (int): Numbered from 1.
        status (SettlementStatus): The status of a proposed settlement.

            - `OPEN`: The other side can accept it.
            - `ACCEPTED`: The other side has accepted it.
            - `DECLINED`: The other side has declined it.
            - `SUPERSEDED`: Another one was proposed after it, or the dispute was decided.
        worker_gets (Money | None):
    """

    by: Side
    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    note: str | None
    number: int
    status: SettlementStatus
    worker_gets: Money | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        by: str = self.by

        created_at = self.created_at.isoformat()

        decided_at: str | None
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        note: str | None
        note = self.note

        number = self.number

        status: str = self.status

        worker_gets: dict[str, Any] | None
        if isinstance(self.worker_gets, Money):
            worker_gets = self.worker_gets.to_dict()
        else:
            worker_gets = self.worker_gets

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "created_at": created_at,
                "decided_at": decided_at,
                "note": note,
                "number": number,
                "status": status,
                "worker_gets": worker_gets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)
        by = check_side(d.pop("by"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

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

        def _parse_note(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        note = _parse_note(d.pop("note"))

        number = d.pop("number")

        status = check_settlement_status(d.pop("status"))

        def _parse_worker_gets(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                worker_gets_type_0 = Money.from_dict(data)

                return worker_gets_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        worker_gets = _parse_worker_gets(d.pop("worker_gets"))

        _made = cls(
            by=by,
            created_at=created_at,
            decided_at=decided_at,
            note=note,
            number=number,
            status=status,
            worker_gets=worker_gets,
        )

        _made.additional_properties = d
        return _made
