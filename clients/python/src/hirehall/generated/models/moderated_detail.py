from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.review_status import ReviewStatus, check_review_status

if TYPE_CHECKING:
    from ..models.flag_read import FlagRead
    from ..models.rating import Rating
    from ..models.record_read import RecordRead
    from ..models.user_summary import UserSummary


@_attrs_define(kw_only=True)
class ModeratedDetail:
    """A review, and what is known of both sides.

    Attributes:
        author (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        counts (bool): Whether it is public and counts towards the rating. Of the reviews by one client of one worker,
            the
            newest within 90 days counts.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        flags (list[FlagRead]): The newest open flags, at most twenty.
        id (UUID):
        job_id (UUID):
        open_flags (int): The number of open flags.
        open_signal (Literal['FINISHED_AT_ONCE'] | None):
        rating (int):
        reply (None | str):
        service_title (str): The service's title when the job was proposed, or the job's own title if it had no service.
        status (ReviewStatus): Whether a review is visible.

            - `VISIBLE`: Public; it may count towards the rating.
            - `REMOVED`: An administrator removed it.
        text (None | str):
        worker_id (UUID):
        author_record (RecordRead): What is known of one side of a review. No more than 10000 of a kind are counted.
        worker_rating (None | Rating):
        worker_record (RecordRead): What is known of one side of a review. No more than 10000 of a kind are counted.
    """

    author: UserSummary
    counts: bool
    created_at: datetime.datetime
    flags: list[FlagRead]
    id: UUID
    job_id: UUID
    open_flags: int
    open_signal: Literal["FINISHED_AT_ONCE"] | None
    rating: int
    reply: str | None
    service_title: str
    status: ReviewStatus
    text: str | None
    worker_id: UUID
    author_record: RecordRead
    worker_rating: Rating | None
    worker_record: RecordRead
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.rating import Rating

        author = self.author.to_dict()

        counts = self.counts

        created_at = self.created_at.isoformat()

        flags = []
        for flags_item_data in self.flags:
            flags_item = flags_item_data.to_dict()
            flags.append(flags_item)

        id = str(self.id)

        job_id = str(self.job_id)

        open_flags = self.open_flags

        open_signal: Literal["FINISHED_AT_ONCE"] | None
        open_signal = self.open_signal

        rating = self.rating

        reply: str | None
        reply = self.reply

        service_title = self.service_title

        status: str = self.status

        text: str | None
        text = self.text

        worker_id = str(self.worker_id)

        author_record = self.author_record.to_dict()

        worker_rating: dict[str, Any] | None
        if isinstance(self.worker_rating, Rating):
            worker_rating = self.worker_rating.to_dict()
        else:
            worker_rating = self.worker_rating

        worker_record = self.worker_record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "author": author,
                "counts": counts,
                "created_at": created_at,
                "flags": flags,
                "id": id,
                "job_id": job_id,
                "open_flags": open_flags,
                "open_signal": open_signal,
                "rating": rating,
                "reply": reply,
                "service_title": service_title,
                "status": status,
                "text": text,
                "worker_id": worker_id,
                "author_record": author_record,
                "worker_rating": worker_rating,
                "worker_record": worker_record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.flag_read import FlagRead
        from ..models.rating import Rating
        from ..models.record_read import RecordRead
        from ..models.user_summary import UserSummary

        d = dict(src_dict)
        author = UserSummary.from_dict(d.pop("author"))

        counts = d.pop("counts")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        flags = []
        _flags = d.pop("flags")
        for flags_item_data in _flags:
            flags_item = FlagRead.from_dict(flags_item_data)

            flags.append(flags_item)

        id = UUID(d.pop("id"))

        job_id = UUID(d.pop("job_id"))

        open_flags = d.pop("open_flags")

        def _parse_open_signal(data: object) -> Literal["FINISHED_AT_ONCE"] | None:
            if data is None:
                return data
            open_signal_type_0 = cast(Literal["FINISHED_AT_ONCE"], data)
            if open_signal_type_0 != "FINISHED_AT_ONCE":
                raise ValueError(f"open_signal_type_0 must match const 'FINISHED_AT_ONCE', got '{open_signal_type_0}'")
            return open_signal_type_0
            return cast(Literal["FINISHED_AT_ONCE"] | None, data)

        open_signal = _parse_open_signal(d.pop("open_signal"))

        rating = d.pop("rating")

        def _parse_reply(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        reply = _parse_reply(d.pop("reply"))

        service_title = d.pop("service_title")

        status = check_review_status(d.pop("status"))

        def _parse_text(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        text = _parse_text(d.pop("text"))

        worker_id = UUID(d.pop("worker_id"))

        author_record = RecordRead.from_dict(d.pop("author_record"))

        def _parse_worker_rating(data: object) -> Rating | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                worker_rating_type_0 = Rating.from_dict(data)

                return worker_rating_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Rating | None, data)

        worker_rating = _parse_worker_rating(d.pop("worker_rating"))

        worker_record = RecordRead.from_dict(d.pop("worker_record"))

        _made = cls(
            author=author,
            counts=counts,
            created_at=created_at,
            flags=flags,
            id=id,
            job_id=job_id,
            open_flags=open_flags,
            open_signal=open_signal,
            rating=rating,
            reply=reply,
            service_title=service_title,
            status=status,
            text=text,
            worker_id=worker_id,
            author_record=author_record,
            worker_rating=worker_rating,
            worker_record=worker_record,
        )

        _made.additional_properties = d
        return _made
