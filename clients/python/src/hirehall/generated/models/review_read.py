from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.user_summary import UserSummary


@_attrs_define(kw_only=True)
class ReviewRead:
    """A review as shown to everyone.

    Attributes:
        author (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        counts (bool): Whether it is public and counts towards the rating. Of the reviews by one client of one worker,
            the
            newest within 90 days counts.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        id (UUID):
        job_id (UUID):
        rating (int):
        reply (None | str): The worker's reply.
        service_title (str): The service's title when the job was proposed, or the job's own title if it had no service.
        text (None | str):
        worker (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
    """

    author: UserSummary
    counts: bool
    created_at: datetime.datetime
    id: UUID
    job_id: UUID
    rating: int
    reply: str | None
    service_title: str
    text: str | None
    worker: UserSummary
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        author = self.author.to_dict()

        counts = self.counts

        created_at = self.created_at.isoformat()

        id = str(self.id)

        job_id = str(self.job_id)

        rating = self.rating

        reply: str | None
        reply = self.reply

        service_title = self.service_title

        text: str | None
        text = self.text

        worker = self.worker.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "author": author,
                "counts": counts,
                "created_at": created_at,
                "id": id,
                "job_id": job_id,
                "rating": rating,
                "reply": reply,
                "service_title": service_title,
                "text": text,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.user_summary import UserSummary

        d = dict(src_dict)
        author = UserSummary.from_dict(d.pop("author"))

        counts = d.pop("counts")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = UUID(d.pop("id"))

        job_id = UUID(d.pop("job_id"))

        rating = d.pop("rating")

        def _parse_reply(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        reply = _parse_reply(d.pop("reply"))

        service_title = d.pop("service_title")

        def _parse_text(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        text = _parse_text(d.pop("text"))

        worker = UserSummary.from_dict(d.pop("worker"))

        _made = cls(
            author=author,
            counts=counts,
            created_at=created_at,
            id=id,
            job_id=job_id,
            rating=rating,
            reply=reply,
            service_title=service_title,
            text=text,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
