from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.removal_code import RemovalCode, check_removal_code
from ..models.review_signal import ReviewSignal, check_review_signal
from ..models.review_status import ReviewStatus, check_review_status
from ..models.side import Side, check_side

if TYPE_CHECKING:
    from ..models.appeal import Appeal
    from ..models.aspects import Aspects
    from ..models.flag_read import FlagRead
    from ..models.rating import Rating
    from ..models.record_read import RecordRead
    from ..models.user_summary import UserSummary


@_attrs_define(kw_only=True)
class ModeratedDetail:
    """A review, and what is known of both sides.

    Attributes:
        aspects (Aspects): Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value` of a
            worker; a worker rates `communication`, `clarity`
            and `payment` of a client.
        author (UserSummary): The part of an account that the other side of a conversation, a job or a review sees, with
            its picture.
        client_id (UUID):
        counts (bool): Whether it counts towards the rating. Of the reviews by one side of the other, the newest within
            90 days counts.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        flags (list[FlagRead]): The newest open flags, at most twenty.
        id (UUID):
        job_id (UUID):
        open_flags (int): The number of open flags.
        open_signal (None | ReviewSignal):
        open_signals (list[ReviewSignal]): The open signals of the system. None is a proof.
        private_note (None | str): What its author has written for administrators only.
        rating (int | None): `null`: text only.
        removal_code (None | RemovalCode):
        reply (None | str):
        reviewer (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        service_title (str): The service's title when the job was proposed, or the job's own title if it had no service.
        status (ReviewStatus): Whether a review is visible.

            - `VISIBLE`: Public; it may count towards the rating.
            - `REMOVED`: An administrator removed it.
        text (None | str):
        worker_id (UUID):
        appeal (Appeal | None):
        author_record (RecordRead): What is known of one side of a review. No more than 10000 of a kind are counted.
        subject_record (RecordRead): What is known of one side of a review. No more than 10000 of a kind are counted.
        worker_rating (None | Rating):
    """

    aspects: Aspects
    author: UserSummary
    client_id: UUID
    counts: bool
    created_at: datetime.datetime
    flags: list[FlagRead]
    id: UUID
    job_id: UUID
    open_flags: int
    open_signal: ReviewSignal | None
    open_signals: list[ReviewSignal]
    private_note: str | None
    rating: int | None
    removal_code: RemovalCode | None
    reply: str | None
    reviewer: Side
    service_title: str
    status: ReviewStatus
    text: str | None
    worker_id: UUID
    appeal: Appeal | None
    author_record: RecordRead
    subject_record: RecordRead
    worker_rating: Rating | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.appeal import Appeal
        from ..models.rating import Rating

        aspects = self.aspects.to_dict()

        author = self.author.to_dict()

        client_id = str(self.client_id)

        counts = self.counts

        created_at = self.created_at.isoformat()

        flags = []
        for flags_item_data in self.flags:
            flags_item = flags_item_data.to_dict()
            flags.append(flags_item)

        id = str(self.id)

        job_id = str(self.job_id)

        open_flags = self.open_flags

        open_signal: str | None
        if isinstance(self.open_signal, str):
            open_signal = self.open_signal
        else:
            open_signal = self.open_signal

        open_signals = []
        for open_signals_item_data in self.open_signals:
            open_signals_item: str = open_signals_item_data
            open_signals.append(open_signals_item)

        private_note: str | None
        private_note = self.private_note

        rating: int | None
        rating = self.rating

        removal_code: str | None
        if isinstance(self.removal_code, str):
            removal_code = self.removal_code
        else:
            removal_code = self.removal_code

        reply: str | None
        reply = self.reply

        reviewer: str = self.reviewer

        service_title = self.service_title

        status: str = self.status

        text: str | None
        text = self.text

        worker_id = str(self.worker_id)

        appeal: dict[str, Any] | None
        if isinstance(self.appeal, Appeal):
            appeal = self.appeal.to_dict()
        else:
            appeal = self.appeal

        author_record = self.author_record.to_dict()

        subject_record = self.subject_record.to_dict()

        worker_rating: dict[str, Any] | None
        if isinstance(self.worker_rating, Rating):
            worker_rating = self.worker_rating.to_dict()
        else:
            worker_rating = self.worker_rating

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "aspects": aspects,
                "author": author,
                "client_id": client_id,
                "counts": counts,
                "created_at": created_at,
                "flags": flags,
                "id": id,
                "job_id": job_id,
                "open_flags": open_flags,
                "open_signal": open_signal,
                "open_signals": open_signals,
                "private_note": private_note,
                "rating": rating,
                "removal_code": removal_code,
                "reply": reply,
                "reviewer": reviewer,
                "service_title": service_title,
                "status": status,
                "text": text,
                "worker_id": worker_id,
                "appeal": appeal,
                "author_record": author_record,
                "subject_record": subject_record,
                "worker_rating": worker_rating,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.appeal import Appeal
        from ..models.aspects import Aspects
        from ..models.flag_read import FlagRead
        from ..models.rating import Rating
        from ..models.record_read import RecordRead
        from ..models.user_summary import UserSummary

        d = dict(src_dict)
        aspects = Aspects.from_dict(d.pop("aspects"))

        author = UserSummary.from_dict(d.pop("author"))

        client_id = UUID(d.pop("client_id"))

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

        def _parse_open_signal(data: object) -> ReviewSignal | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                open_signal_type_0 = check_review_signal(data)

                return open_signal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ReviewSignal | None, data)

        open_signal = _parse_open_signal(d.pop("open_signal"))

        open_signals = []
        _open_signals = d.pop("open_signals")
        for open_signals_item_data in _open_signals:
            open_signals_item = check_review_signal(open_signals_item_data)

            open_signals.append(open_signals_item)

        def _parse_private_note(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        private_note = _parse_private_note(d.pop("private_note"))

        def _parse_rating(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rating = _parse_rating(d.pop("rating"))

        def _parse_removal_code(data: object) -> RemovalCode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                removal_code_type_0 = check_removal_code(data)

                return removal_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(RemovalCode | None, data)

        removal_code = _parse_removal_code(d.pop("removal_code"))

        def _parse_reply(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        reply = _parse_reply(d.pop("reply"))

        reviewer = check_side(d.pop("reviewer"))

        service_title = d.pop("service_title")

        status = check_review_status(d.pop("status"))

        def _parse_text(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        text = _parse_text(d.pop("text"))

        worker_id = UUID(d.pop("worker_id"))

        def _parse_appeal(data: object) -> Appeal | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                appeal_type_0 = Appeal.from_dict(data)

                return appeal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Appeal | None, data)

        appeal = _parse_appeal(d.pop("appeal"))

        author_record = RecordRead.from_dict(d.pop("author_record"))

        subject_record = RecordRead.from_dict(d.pop("subject_record"))

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

        _made = cls(
            aspects=aspects,
            author=author,
            client_id=client_id,
            counts=counts,
            created_at=created_at,
            flags=flags,
            id=id,
            job_id=job_id,
            open_flags=open_flags,
            open_signal=open_signal,
            open_signals=open_signals,
            private_note=private_note,
            rating=rating,
            removal_code=removal_code,
            reply=reply,
            reviewer=reviewer,
            service_title=service_title,
            status=status,
            text=text,
            worker_id=worker_id,
            appeal=appeal,
            author_record=author_record,
            subject_record=subject_record,
            worker_rating=worker_rating,
        )

        _made.additional_properties = d
        return _made
