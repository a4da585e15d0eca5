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
    from ..models.money import Money
    from ..models.person import Person


@_attrs_define(kw_only=True)
class QueuedDisputeRead:
    """A dispute in the queue. What was said stands at `GET /admin/disputes/{id}` for the administrator who has claimed it,
    and for all once it is
    decided.

        Attributes:
            agreed_total (Money | None):
            claimed_by (None | UUID):
            claimed_until (datetime.datetime | None):
            client (Person): The part of an account that the other side of a conversation, a job or a review sees.
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
            status (DisputeStatus): The status of a dispute.

                - `OPEN`: Nothing is decided.
                - `SETTLED`: Both sides have agreed on a settlement.
                - `UNANSWERED`: The other side said nothing in time, so what the opener wanted counts.
                - `RESOLVED`: An administrator has decided.
                - `APPEALED`: One side has appealed against the decision.
                - `APPEAL_DECIDED`: The appeal is decided.
            title (str): The title of the job.
            worker (Person): The part of an account that the other side of a conversation, a job or a review sees.
    """

    agreed_total: Money | None
    claimed_by: UUID | None
    claimed_until: datetime.datetime | None
    client: Person
    job_id: UUID
    opened_at: datetime.datetime
    opened_by: Side
    reason_code: DisputeReason
    status: DisputeStatus
    title: str
    worker: Person
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        agreed_total: dict[str, Any] | None
        if isinstance(self.agreed_total, Money):
            agreed_total = self.agreed_total.to_dict()
        else:
            agreed_total = self.agreed_total

        claimed_by: str | None
        if isinstance(self.claimed_by, UUID):
            claimed_by = str(self.claimed_by)
        else:
            claimed_by = self.claimed_by

        claimed_until: str | None
        if isinstance(self.claimed_until, datetime.datetime):
            claimed_until = self.claimed_until.isoformat()
        else:
            claimed_until = self.claimed_until

        client = self.client.to_dict()

        job_id = str(self.job_id)

        opened_at = self.opened_at.isoformat()

        opened_by: str = self.opened_by

        reason_code: str = self.reason_code

        status: str = self.status

        title = self.title

        worker = self.worker.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "agreed_total": agreed_total,
                "claimed_by": claimed_by,
                "claimed_until": claimed_until,
                "client": client,
                "job_id": job_id,
                "opened_at": opened_at,
                "opened_by": opened_by,
                "reason_code": reason_code,
                "status": status,
                "title": title,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money
        from ..models.person import Person

        d = dict(src_dict)

        def _parse_agreed_total(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                agreed_total_type_0 = Money.from_dict(data)

                return agreed_total_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        agreed_total = _parse_agreed_total(d.pop("agreed_total"))

        def _parse_claimed_by(data: object) -> UUID | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                claimed_by_type_0 = UUID(data)

                return claimed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(UUID | None, data)

        claimed_by = _parse_claimed_by(d.pop("claimed_by"))

        def _parse_claimed_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                claimed_until_type_0 = datetime.datetime.fromisoformat(data)

                return claimed_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        claimed_until = _parse_claimed_until(d.pop("claimed_until"))

        client = Person.from_dict(d.pop("client"))

        job_id = UUID(d.pop("job_id"))

        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))

        opened_by = check_side(d.pop("opened_by"))

        reason_code = check_dispute_reason(d.pop("reason_code"))

        status = check_dispute_status(d.pop("status"))

        title = d.pop("title")

        worker = Person.from_dict(d.pop("worker"))

        _made = cls(
            agreed_total=agreed_total,
            claimed_by=claimed_by,
            claimed_until=claimed_until,
            client=client,
            job_id=job_id,
            opened_at=opened_at,
            opened_by=opened_by,
            reason_code=reason_code,
            status=status,
            title=title,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
