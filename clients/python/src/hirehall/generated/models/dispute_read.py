from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.dispute_reason import DisputeReason, check_dispute_reason
from ..models.dispute_status import DisputeStatus, check_dispute_status
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.appeal_read import AppealRead
    from ..models.money import Money
    from ..models.settlement_read import SettlementRead
    from ..models.statement_read import StatementRead


@_attrs_define(kw_only=True)
class DisputeRead:
    """The dispute of a job, with all that was said. Its two sides and the administrator who has claimed it see it; once it
    is decided, every administrator.

        Attributes:
            answer_until (datetime.datetime | None):
            appeal (AppealRead | None):
            appeal_until (datetime.datetime | None):
            decided_at (datetime.datetime | None):
            job_id (UUID):
            opened_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
            opened_by (Side): A side of a conversation, a job or a review.

                - `CLIENT`: The client.
                - `WORKER`: The worker.
            reason_code (DisputeReason): Why a job is disputed.

                - `NOT_DONE`: The work was not done, or not all of it.
                - `POOR_QUALITY`: The work was done badly.
                - `DAMAGE`: Something was damaged.
                - `NO_SHOW`: One side did not come, or is said not to have come.
                - `OVERCHARGED`: More is asked for than was agreed.
                - `NOT_PAID`: The work is not paid.
                - `OTHER`: Another reason.
            settlements (list[SettlementRead]): How it was proposed to settle it, the oldest first. At most twenty of each
                side.
            statement (None | str): What the administrator who decided says to both sides; `null` if none did.
            statements (list[StatementRead]): What both sides say, the oldest first. At most twenty of each side.
            status (DisputeStatus): The status of a dispute.

                - `OPEN`: Nothing is decided.
                - `SETTLED`: Both sides have agreed on a settlement.
                - `UNANSWERED`: The other side said nothing in time, so what the opener wanted counts.
                - `RESOLVED`: An administrator has decided.
                - `APPEALED`: One side has appealed against the decision.
                - `APPEAL_DECIDED`: The appeal is decided.
            wanted (Money | None):
    """

    answer_until: datetime.datetime | None
    appeal: AppealRead | None
    appeal_until: datetime.datetime | None
    decided_at: datetime.datetime | None
    job_id: UUID
    opened_at: datetime.datetime
    opened_by: Side
    reason_code: DisputeReason
    settlements: list[SettlementRead]
    statement: str | None
    statements: list[StatementRead]
    status: DisputeStatus
    wanted: Money | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.appeal_read import AppealRead
        from ..models.money import Money

        answer_until: str | None
        if isinstance(self.answer_until, datetime.datetime):
            answer_until = self.answer_until.isoformat()
        else:
            answer_until = self.answer_until

        appeal: dict[str, Any] | None
        if isinstance(self.appeal, AppealRead):
            appeal = self.appeal.to_dict()
        else:
            appeal = self.appeal

        appeal_until: str | None
        if isinstance(self.appeal_until, datetime.datetime):
            appeal_until = self.appeal_until.isoformat()
        else:
            appeal_until = self.appeal_until

        decided_at: str | None
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        job_id = str(self.job_id)

        opened_at = self.opened_at.isoformat()

        opened_by: str = self.opened_by

        reason_code: str = self.reason_code

        settlements = []
        for settlements_item_data in self.settlements:
            settlements_item = settlements_item_data.to_dict()
            settlements.append(settlements_item)

        statement: str | None
        statement = self.statement

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        status: str = self.status

        wanted: dict[str, Any] | None
        if isinstance(self.wanted, Money):
            wanted = self.wanted.to_dict()
        else:
            wanted = self.wanted

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "answer_until": answer_until,
                "appeal": appeal,
                "appeal_until": appeal_until,
                "decided_at": decided_at,
                "job_id": job_id,
                "opened_at": opened_at,
                "opened_by": opened_by,
                "reason_code": reason_code,
                "settlements": settlements,
                "statement": statement,
                "statements": statements,
                "status": status,
                "wanted": wanted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.appeal_read import AppealRead
        from ..models.money import Money
        from ..models.settlement_read import SettlementRead
        from ..models.statement_read import StatementRead

        d = dict(src_dict)

        def _parse_answer_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answer_until_type_0 = datetime.datetime.fromisoformat(data)

                return answer_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answer_until = _parse_answer_until(d.pop("answer_until"))

        def _parse_appeal(data: object) -> AppealRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                appeal_type_0 = AppealRead.from_dict(data)

                return appeal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AppealRead | None, data)

        appeal = _parse_appeal(d.pop("appeal"))

        def _parse_appeal_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appeal_until_type_0 = datetime.datetime.fromisoformat(data)

                return appeal_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        appeal_until = _parse_appeal_until(d.pop("appeal_until"))

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

        job_id = UUID(d.pop("job_id"))

        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))

        opened_by = check_side(d.pop("opened_by"))

        reason_code = check_dispute_reason(d.pop("reason_code"))

        settlements = []
        _settlements = d.pop("settlements")
        for settlements_item_data in _settlements:
            settlements_item = SettlementRead.from_dict(settlements_item_data)

            settlements.append(settlements_item)

        def _parse_statement(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        statement = _parse_statement(d.pop("statement"))

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = StatementRead.from_dict(statements_item_data)

            statements.append(statements_item)

        status = check_dispute_status(d.pop("status"))

        def _parse_wanted(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                wanted_type_0 = Money.from_dict(data)

                return wanted_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        wanted = _parse_wanted(d.pop("wanted"))

        _made = cls(
            answer_until=answer_until,
            appeal=appeal,
            appeal_until=appeal_until,
            decided_at=decided_at,
            job_id=job_id,
            opened_at=opened_at,
            opened_by=opened_by,
            reason_code=reason_code,
            settlements=settlements,
            statement=statement,
            statements=statements,
            status=status,
            wanted=wanted,
        )

        _made.additional_properties = d
        return _made
