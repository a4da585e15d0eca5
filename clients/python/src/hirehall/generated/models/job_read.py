from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_action import JobAction, check_job_action
from ..models.job_status import JobStatus, check_job_status

if TYPE_CHECKING:
    from ..models.job_deadlines import JobDeadlines
    from ..models.job_review import JobReview
    from ..models.job_service import JobService
    from ..models.money import Money
    from ..models.user_summary import UserSummary


@_attrs_define(kw_only=True)
class JobRead:
    """A job as its participants see it.

    Attributes:
        accepted_at (datetime.datetime | None):
        allowed_actions (list[JobAction]): What you may do with it now, by its status and your account.
        can_review (bool): Whether you can review it now.
        cancelled_at (datetime.datetime | None):
        client (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        completed_at (datetime.datetime | None):
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        deadlines (JobDeadlines): When a job ends by itself, some minutes later at most.
        description (None | str):
        finalized_at (datetime.datetime | None):
        id (UUID):
        price (Money | None):
        reason (None | str): Why it was declined or cancelled.
        review (JobReview | None):
        scheduled_at (datetime.datetime | None):
        service (JobService | None):
        status (JobStatus): The status of a job.

            - `NEGOTIATING`: The client has proposed it; the worker has not answered.
            - `ACCEPTED`: The worker has accepted it.
            - `REJECTED`: The worker has declined it.
            - `COMPLETED`: The worker has marked the work as done.
            - `FINALIZED`: The client has confirmed it, or did not respond in time.
            - `CANCELLED`: One side has cancelled it.
            - `EXPIRED`: Neither side responded in time.
        thread_id (UUID):
        title (str):
        updated_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        version (int): Increases with each change.
        worker (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
    """

    accepted_at: datetime.datetime | None
    allowed_actions: list[JobAction]
    can_review: bool
    cancelled_at: datetime.datetime | None
    client: UserSummary
    completed_at: datetime.datetime | None
    created_at: datetime.datetime
    deadlines: JobDeadlines
    description: str | None
    finalized_at: datetime.datetime | None
    id: UUID
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
        from ..models.job_review import JobReview
        from ..models.job_service import JobService
        from ..models.money import Money

        accepted_at: str | None
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

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

        client = self.client.to_dict()

        completed_at: str | None
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        created_at = self.created_at.isoformat()

        deadlines = self.deadlines.to_dict()

        description: str | None
        description = self.description

        finalized_at: str | None
        if isinstance(self.finalized_at, datetime.datetime):
            finalized_at = self.finalized_at.isoformat()
        else:
            finalized_at = self.finalized_at

        id = str(self.id)

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
                "allowed_actions": allowed_actions,
                "can_review": can_review,
                "cancelled_at": cancelled_at,
                "client": client,
                "completed_at": completed_at,
                "created_at": created_at,
                "deadlines": deadlines,
                "description": description,
                "finalized_at": finalized_at,
                "id": id,
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
        from ..models.job_deadlines import JobDeadlines
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

        deadlines = JobDeadlines.from_dict(d.pop("deadlines"))

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
            allowed_actions=allowed_actions,
            can_review=can_review,
            cancelled_at=cancelled_at,
            client=client,
            completed_at=completed_at,
            created_at=created_at,
            deadlines=deadlines,
            description=description,
            finalized_at=finalized_at,
            id=id,
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
