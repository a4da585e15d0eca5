from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decided_by import DecidedBy, check_decided_by
from ..models.outcome_reason import OutcomeReason, check_outcome_reason
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class JobOutcome:
    """What came of a job that was called off after the agreement, or disputed.

    Attributes:
        by (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        client_owes (Money | None):
        decided_by (DecidedBy): What an outcome follows from.

            - `POLICY`: The policy that was agreed for cancelling.
            - `AGREEMENT`: Both sides have agreed on it.
            - `ADMINISTRATOR`: An administrator.
            - `SILENCE`: One side has not answered in time.
        late (bool): Whether it was called off when that was not free any more.
        reason (OutcomeReason): Why a job ended without the work being confirmed, or otherwise than was agreed.

            - `CANCELLED`: One side has cancelled it after the agreement.
            - `NO_SHOW_OF_CLIENT`: The client did not come.
            - `NO_SHOW_OF_WORKER`: The worker did not come.
            - `DISPUTE`: The two sides disagreed on it.
        worker_gets (Money | None):
    """

    by: Side
    client_owes: Money | None
    decided_by: DecidedBy
    late: bool
    reason: OutcomeReason
    worker_gets: Money | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        by: str = self.by

        client_owes: dict[str, Any] | None
        if isinstance(self.client_owes, Money):
            client_owes = self.client_owes.to_dict()
        else:
            client_owes = self.client_owes

        decided_by: str = self.decided_by

        late = self.late

        reason: str = self.reason

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
                "client_owes": client_owes,
                "decided_by": decided_by,
                "late": late,
                "reason": reason,
                "worker_gets": worker_gets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)
        by = check_side(d.pop("by"))

        def _parse_client_owes(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                client_owes_type_0 = Money.from_dict(data)

                return client_owes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        client_owes = _parse_client_owes(d.pop("client_owes"))

        decided_by = check_decided_by(d.pop("decided_by"))

        late = d.pop("late")

        reason = check_outcome_reason(d.pop("reason"))

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
            client_owes=client_owes,
            decided_by=decided_by,
            late=late,
            reason=reason,
            worker_gets=worker_gets,
        )

        _made.additional_properties = d
        return _made
