from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.event_actor import EventActor
    from ..models.job_event_data import JobEventData
    from ..models.job_subject import JobSubject


@_attrs_define(kw_only=True)
class JobDecisionAppealedEvent:
    """One side appealed against the decision of an administrator. A notification for CLIENT and WORKER and ADMIN, if
    others have done it.

        Attributes:
            actor (EventActor | None): Who did it. `null` if it happened by itself, and for an administrator, whom only
                administrators see.
            at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
            data (JobEventData): What every event of a job tells.
            id (int): Grows until a `reset`. Differences between two ids mean nothing.
            subject (JobSubject): A job.
            type_ (Literal['job.decision_appealed']):
    """

    actor: EventActor | None
    at: datetime.datetime
    data: JobEventData
    id: int
    subject: JobSubject
    type_: Literal["job.decision_appealed"]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.event_actor import EventActor

        actor: dict[str, Any] | None
        if isinstance(self.actor, EventActor):
            actor = self.actor.to_dict()
        else:
            actor = self.actor

        at = self.at.isoformat()

        data = self.data.to_dict()

        id = self.id

        subject = self.subject.to_dict()

        type_ = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "actor": actor,
                "at": at,
                "data": data,
                "id": id,
                "subject": subject,
                "type": type_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.event_actor import EventActor
        from ..models.job_event_data import JobEventData
        from ..models.job_subject import JobSubject

        d = dict(src_dict)

        def _parse_actor(data: object) -> EventActor | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_event_actor_or_null_type_1 = EventActor.from_dict(data)

                return componentsschemas_event_actor_or_null_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EventActor | None, data)

        actor = _parse_actor(d.pop("actor"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        data = JobEventData.from_dict(d.pop("data"))

        id = d.pop("id")

        subject = JobSubject.from_dict(d.pop("subject"))

        type_ = cast(Literal["job.decision_appealed"], d.pop("type"))
        if type_ != "job.decision_appealed":
            raise ValueError(f"type must match const 'job.decision_appealed', got '{type_}'")

        _made = cls(
            actor=actor,
            at=at,
            data=data,
            id=id,
            subject=subject,
            type_=type_,
        )

        _made.additional_properties = d
        return _made
