from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.message_read import MessageRead
    from ..models.read_up_to import ReadUpTo
    from ..models.thread_job import ThreadJob
    from ..models.thread_service import ThreadService
    from ..models.user_summary import UserSummary
    from ..models.worker_summary import WorkerSummary


@_attrs_define(kw_only=True)
class ThreadRead:
    """A conversation as the caller sees it.

    Attributes:
        client (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        id (UUID):
        is_closed (bool): Whether it is closed for new messages.
        job (None | ThreadJob):
        last_activity_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        last_message (MessageRead): A message.
        read_up_to (ReadUpTo): How far each side has read a conversation: the number of the last message that it has
            read, 0 before the first.
        service (None | ThreadService):
        unread_count (int): How many messages of the other side are unread.
        worker (WorkerSummary): A worker as shown with listings and conversations.
    """

    client: UserSummary
    created_at: datetime.datetime
    id: UUID
    is_closed: bool
    job: ThreadJob | None
    last_activity_at: datetime.datetime
    last_message: MessageRead
    read_up_to: ReadUpTo
    service: ThreadService | None
    unread_count: int
    worker: WorkerSummary
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.thread_job import ThreadJob
        from ..models.thread_service import ThreadService

        client = self.client.to_dict()

        created_at = self.created_at.isoformat()

        id = str(self.id)

        is_closed = self.is_closed

        job: dict[str, Any] | None
        if isinstance(self.job, ThreadJob):
            job = self.job.to_dict()
        else:
            job = self.job

        last_activity_at = self.last_activity_at.isoformat()

        last_message = self.last_message.to_dict()

        read_up_to = self.read_up_to.to_dict()

        service: dict[str, Any] | None
        if isinstance(self.service, ThreadService):
            service = self.service.to_dict()
        else:
            service = self.service

        unread_count = self.unread_count

        worker = self.worker.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "client": client,
                "created_at": created_at,
                "id": id,
                "is_closed": is_closed,
                "job": job,
                "last_activity_at": last_activity_at,
                "last_message": last_message,
                "read_up_to": read_up_to,
                "service": service,
                "unread_count": unread_count,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.message_read import MessageRead
        from ..models.read_up_to import ReadUpTo
        from ..models.thread_job import ThreadJob
        from ..models.thread_service import ThreadService
        from ..models.user_summary import UserSummary
        from ..models.worker_summary import WorkerSummary

        d = dict(src_dict)
        client = UserSummary.from_dict(d.pop("client"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = UUID(d.pop("id"))

        is_closed = d.pop("is_closed")

        def _parse_job(data: object) -> ThreadJob | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                job_type_0 = ThreadJob.from_dict(data)

                return job_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ThreadJob | None, data)

        job = _parse_job(d.pop("job"))

        last_activity_at = datetime.datetime.fromisoformat(d.pop("last_activity_at"))

        last_message = MessageRead.from_dict(d.pop("last_message"))

        read_up_to = ReadUpTo.from_dict(d.pop("read_up_to"))

        def _parse_service(data: object) -> ThreadService | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                service_type_0 = ThreadService.from_dict(data)

                return service_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ThreadService | None, data)

        service = _parse_service(d.pop("service"))

        unread_count = d.pop("unread_count")

        worker = WorkerSummary.from_dict(d.pop("worker"))

        _made = cls(
            client=client,
            created_at=created_at,
            id=id,
            is_closed=is_closed,
            job=job,
            last_activity_at=last_activity_at,
            last_message=last_message,
            read_up_to=read_up_to,
            service=service,
            unread_count=unread_count,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
