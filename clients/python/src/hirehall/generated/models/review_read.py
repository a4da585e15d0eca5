from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.aspects import Aspects
    from ..models.user_summary import UserSummary


@_attrs_define(kw_only=True)
class ReviewRead:
    """A review as its readers see it.

    Attributes:
        aspects (Aspects): Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value` of a
            worker; a worker rates `communication`, `clarity`
            and `payment` of a client.
        author (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        counts (bool): Whether it counts towards the rating. Of the reviews by one side of the other, the newest within
            90 days counts.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        id (UUID):
        is_blind (bool): True while only its author can read it: until the other side has posted, too, or the time for
            reviews is over.
        job_id (UUID):
        rating (int | None): `null` if it is about a job that was called off before its work was done.
        reply (None | str): The reply of the reviewed side.
        reply_editable_until (datetime.datetime | None):
        reviewer (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        service_title (str): The service's title when the job was proposed, or the job's own title if it had no service.
        subject (UserSummary): The part of an account that the other side of a conversation, a job or a review sees,
            with its picture.
        text (None | str):
        worker (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
    """

    aspects: Aspects
    author: UserSummary
    counts: bool
    created_at: datetime.datetime
    id: UUID
    is_blind: bool
    job_id: UUID
    rating: int | None
    reply: str | None
    reply_editable_until: datetime.datetime | None
    reviewer: Side
    service_title: str
    subject: UserSummary
    text: str | None
    worker: UserSummary
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        aspects = self.aspects.to_dict()

        author = self.author.to_dict()

        counts = self.counts

        created_at = self.created_at.isoformat()

        id = str(self.id)

        is_blind = self.is_blind

        job_id = str(self.job_id)

        rating: int | None
        rating = self.rating

        reply: str | None
        reply = self.reply

        reply_editable_until: str | None
        if isinstance(self.reply_editable_until, datetime.datetime):
            reply_editable_until = self.reply_editable_until.isoformat()
        else:
            reply_editable_until = self.reply_editable_until

        reviewer: str = self.reviewer

        service_title = self.service_title

        subject = self.subject.to_dict()

        text: str | None
        text = self.text

        worker = self.worker.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "aspects": aspects,
                "author": author,
                "counts": counts,
                "created_at": created_at,
                "id": id,
                "is_blind": is_blind,
                "job_id": job_id,
                "rating": rating,
                "reply": reply,
                "reply_editable_until": reply_editable_until,
                "reviewer": reviewer,
                "service_title": service_title,
                "subject": subject,
                "text": text,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.aspects import Aspects
        from ..models.user_summary import UserSummary

        d = dict(src_dict)
        aspects = Aspects.from_dict(d.pop("aspects"))

        author = UserSummary.from_dict(d.pop("author"))

        counts = d.pop("counts")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = UUID(d.pop("id"))

        is_blind = d.pop("is_blind")

        job_id = UUID(d.pop("job_id"))

        def _parse_rating(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rating = _parse_rating(d.pop("rating"))

        def _parse_reply(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        reply = _parse_reply(d.pop("reply"))

        def _parse_reply_editable_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reply_editable_until_type_0 = datetime.datetime.fromisoformat(data)

                return reply_editable_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reply_editable_until = _parse_reply_editable_until(d.pop("reply_editable_until"))

        reviewer = check_side(d.pop("reviewer"))

        service_title = d.pop("service_title")

        subject = UserSummary.from_dict(d.pop("subject"))

        def _parse_text(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        text = _parse_text(d.pop("text"))

        worker = UserSummary.from_dict(d.pop("worker"))

        _made = cls(
            aspects=aspects,
            author=author,
            counts=counts,
            created_at=created_at,
            id=id,
            is_blind=is_blind,
            job_id=job_id,
            rating=rating,
            reply=reply,
            reply_editable_until=reply_editable_until,
            reviewer=reviewer,
            service_title=service_title,
            subject=subject,
            text=text,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
