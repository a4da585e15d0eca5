from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_action import JobAction, check_job_action
from ..models.job_status import JobStatus, check_job_status
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.job_deadline import JobDeadline
    from ..models.job_offer_summary import JobOfferSummary
    from ..models.job_outcome import JobOutcome
    from ..models.job_review import JobReview
    from ..models.job_service import JobService
    from ..models.money import Money
    from ..models.user_summary import UserSummary


@_attrs_define(kw_only=True)
class JobRead:
    """A job as its participants see it.

    Attributes:
        accepted_at (datetime.datetime | None):
        agreed_offer (JobOfferSummary | None):
        allowed_actions (list[JobAction]): What you may do with it now, by its status and your account.
        can_review (bool): Whether you can review it now.
        cancelled_at (datetime.datetime | None):
        change_requests (int): How often the client has asked for changes, at most three times.
        client (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        completed_at (datetime.datetime | None):
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        deadlines (list[JobDeadline]): What happens without either side, the next first.
        description (None | str):
        finalized_at (datetime.datetime | None):
        id (UUID):
        no_show_reported_by (None | Side):
        open_offer (JobOfferSummary | None):
        outcome (JobOutcome | None):
        price (Money | None):
        reason (None | str): Why it was declined or cancelled, or what is to be changed in the work.
        review (JobReview | None):
        scheduled_at (datetime.datetime | None):
        service (JobService | None):
        status (JobStatus): The status of a job.

            - `NEGOTIATING`: It is proposed, and nothing is agreed.
            - `ACCEPTED`: Both sides have agreed on it.
            - `REJECTED`: The worker has declined it.
            - `COMPLETED`: The worker has marked the work as done.
            - `FINALIZED`: The work is confirmed, or counts as confirmed.
            - `CANCELLED`: It was called off.
            - `EXPIRED`: Neither side responded in time.
            - `DISPUTED`: The two sides see differently what happened; nothing ends by itself while they do.
        thread_id (UUID):
        title (str):
        updated_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        version (int): Increases with each change.
        worker (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
    """

    accepted_at: datetime.datetime | None
    agreed_offer: JobOfferSummary | None
    allowed_actions: list[JobAction]
    can_review: bool
    cancelled_at: datetime.datetime | None
    change_requests: int
    client: UserSummary
    completed_at: datetime.datetime | None
    created_at: datetime.datetime
    deadlines: list[JobDeadline]
    description: str | None
    finalized_at: datetime.datetime | None
    id: UUID
    no_show_reported_by: Side | None
    open_offer: JobOfferSummary | None
    outcome: JobOutcome | None
    price: Money | None
    reason: str | None
    review: JobReview | None
    scheduled_at: datetime.datetime | None
    service: JobService | None
    status: JobStatus
    thread_id: UUID
    title: str
    updated_at: datetime.datetime
    version: int
    worker: UserSummary
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.job_offer_summary import JobOfferSummary
        from ..models.job_outcome import JobOutcome
        from ..models.job_review import JobReview
        from ..models.job_service import JobService
        from ..models.money import Money

        accepted_at: str | None
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

        agreed_offer: dict[str, Any] | None
        if isinstance(self.agreed_offer, JobOfferSummary):
            agreed_offer = self.agreed_offer.to_dict()
        else:
            agreed_offer = self.agreed_offer

        allowed_actions = []
        for allowed_actions_item_data in self.allowed_actions:
            allowed_actions_item: str = allowed_actions_item_data
            allowed_actions.append(allowed_actions_item)

        can_review = self.can_review

        cancelled_at: str | None
        if isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        change_requests = self.change_requests

        client = self.client.to_dict()

        completed_at: str | None
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        created_at = self.created_at.isoformat()

        deadlines = []
        for deadlines_item_data in self.deadlines:
            deadlines_item = deadlines_item_data.to_dict()
            deadlines.append(deadlines_item)

        description: str | None
        description = self.description

        finalized_at: str | None
        if isinstance(self.finalized_at, datetime.datetime):
            finalized_at = self.finalized_at.isoformat()
        else:
            finalized_at = self.finalized_at

        id = str(self.id)

        no_show_reported_by: str | None
        if isinstance(self.no_show_reported_by, str):
            no_show_reported_by = self.no_show_reported_by
        else:
            no_show_reported_by = self.no_show_reported_by

        open_offer: dict[str, Any] | None
        if isinstance(self.open_offer, JobOfferSummary):
            open_offer = self.open_offer.to_dict()
        else:
            open_offer = self.open_offer

        outcome: dict[str, Any] | None
        if isinstance(self.outcome, JobOutcome):
            outcome = self.outcome.to_dict()
        else:
            outcome = self.outcome

        price: dict[str, Any] | None
        if isinstance(self.price, Money):
            price = self.price.to_dict()
        else:
            price = self.price

        reason: str | None
        reason = self.reason

        review: dict[str, Any] | None
        if isinstance(self.review, JobReview):
            review = self.review.to_dict()
        else:
            review = self.review

        scheduled_at: str | None
        if isinstance(self.scheduled_at, datetime.datetime):
            scheduled_at = self.scheduled_at.isoformat()
        else:
            scheduled_at = self.scheduled_at

        service: dict[str, Any] | None
        if isinstance(self.service, JobService):
            service = self.service.to_dict()
        else:
            service = self.service

        status: str = self.status

        thread_id = str(self.thread_id)

        title = self.title

        updated_at = self.updated_at.isoformat()

        version = self.version

        worker = self.worker.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accepted_at": accepted_at,
                "agreed_offer": agreed_offer,
                "allowed_actions": allowed_actions,
                "can_review": can_review,
                "cancelled_at": cancelled_at,
                "change_requests": change_requests,
                "client": client,
                "completed_at": completed_at,
                "created_at": created_at,
                "deadlines": deadlines,
                "description": description,
                "finalized_at": finalized_at,
                "id": id,
                "no_show_reported_by": no_show_reported_by,
                "open_offer": open_offer,
                "outcome": outcome,
                "price": price,
                "reason": reason,
                "review": review,
                "scheduled_at": scheduled_at,
                "service": service,
                "status": status,
                "thread_id": thread_id,
                "title": title,
                "updated_at": updated_at,
                "version": version,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.job_deadline import JobDeadline
        from ..models.job_offer_summary import JobOfferSummary
        from ..models.job_outcome import JobOutcome
        from ..models.job_review import JobReview
        from ..models.job_service import JobService
        from ..models.money import Money
        from ..models.user_summary import UserSummary

        d = dict(src_dict)

        def _parse_accepted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                accepted_at_type_0 = datetime.datetime.fromisoformat(data)

                return accepted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        accepted_at = _parse_accepted_at(d.pop("accepted_at"))

        def _parse_agreed_offer(data: object) -> JobOfferSummary | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                agreed_offer_type_0 = JobOfferSummary.from_dict(data)

                return agreed_offer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobOfferSummary | None, data)

        agreed_offer = _parse_agreed_offer(d.pop("agreed_offer"))

        allowed_actions = []
        _allowed_actions = d.pop("allowed_actions")
        for allowed_actions_item_data in _allowed_actions:
            allowed_actions_item = check_job_action(allowed_actions_item_data)

            allowed_actions.append(allowed_actions_item)

        can_review = d.pop("can_review")

        def _parse_cancelled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at"))

        change_requests = d.pop("change_requests")

        client = UserSummary.from_dict(d.pop("client"))

        def _parse_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_at_type_0 = datetime.datetime.fromisoformat(data)

                return completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        completed_at = _parse_completed_at(d.pop("completed_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        deadlines = []
        _deadlines = d.pop("deadlines")
        for deadlines_item_data in _deadlines:
            deadlines_item = JobDeadline.from_dict(deadlines_item_data)

            deadlines.append(deadlines_item)

        def _parse_description(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        description = _parse_description(d.pop("description"))

        def _parse_finalized_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finalized_at_type_0 = datetime.datetime.fromisoformat(data)

                return finalized_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finalized_at = _parse_finalized_at(d.pop("finalized_at"))

        id = UUID(d.pop("id"))

        def _parse_no_show_reported_by(data: object) -> Side | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                no_show_reported_by_type_0 = check_side(data)

                return no_show_reported_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Side | None, data)

        no_show_reported_by = _parse_no_show_reported_by(d.pop("no_show_reported_by"))

        def _parse_open_offer(data: object) -> JobOfferSummary | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                open_offer_type_0 = JobOfferSummary.from_dict(data)

                return open_offer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobOfferSummary | None, data)

        open_offer = _parse_open_offer(d.pop("open_offer"))

        def _parse_outcome(data: object) -> JobOutcome | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                outcome_type_0 = JobOutcome.from_dict(data)

                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobOutcome | None, data)

        outcome = _parse_outcome(d.pop("outcome"))

        def _parse_price(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                price_type_0 = Money.from_dict(data)

                return price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        price = _parse_price(d.pop("price"))

        def _parse_reason(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_review(data: object) -> JobReview | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                review_type_0 = JobReview.from_dict(data)

                return review_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobReview | None, data)

        review = _parse_review(d.pop("review"))

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

        def _parse_service(data: object) -> JobService | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                service_type_0 = JobService.from_dict(data)

                return service_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobService | None, data)

        service = _parse_service(d.pop("service"))

        status = check_job_status(d.pop("status"))

        thread_id = UUID(d.pop("thread_id"))

        title = d.pop("title")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        version = d.pop("version")

        worker = UserSummary.from_dict(d.pop("worker"))

        _made = cls(
            accepted_at=accepted_at,
            agreed_offer=agreed_offer,
            allowed_actions=allowed_actions,
            can_review=can_review,
            cancelled_at=cancelled_at,
            change_requests=change_requests,
            client=client,
            completed_at=completed_at,
            created_at=created_at,
            deadlines=deadlines,
            description=description,
            finalized_at=finalized_at,
            id=id,
            no_show_reported_by=no_show_reported_by,
            open_offer=open_offer,
            outcome=outcome,
            price=price,
            reason=reason,
            review=review,
            scheduled_at=scheduled_at,
            service=service,
            status=status,
            thread_id=thread_id,
            title=title,
            updated_at=updated_at,
            version=version,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
