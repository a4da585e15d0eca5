from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.own_review_read import OwnReviewRead
    from ..models.review_read import ReviewRead


@_attrs_define(kw_only=True)
class JobReviewsRead:
    """The reviews of a job, as one of its sides sees them.

    Attributes:
        can_reply (bool): Whether you can reply to the other side's review now, or change your reply.
        can_review (bool): Whether you can review the job now.
        job_id (UUID):
        mine (None | OwnReviewRead):
        needs_stars (bool): Whether a review of this job has stars (`rating`). If not, it has words alone: no work was
            done that stars could rate.
        review_until (datetime.datetime | None):
        theirs (None | ReviewRead):
    """

    can_reply: bool
    can_review: bool
    job_id: UUID
    mine: OwnReviewRead | None
    needs_stars: bool
    review_until: datetime.datetime | None
    theirs: ReviewRead | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.own_review_read import OwnReviewRead
        from ..models.review_read import ReviewRead

        can_reply = self.can_reply

        can_review = self.can_review

        job_id = str(self.job_id)

        mine: dict[str, Any] | None
        if isinstance(self.mine, OwnReviewRead):
            mine = self.mine.to_dict()
        else:
            mine = self.mine

        needs_stars = self.needs_stars

        review_until: str | None
        if isinstance(self.review_until, datetime.datetime):
            review_until = self.review_until.isoformat()
        else:
            review_until = self.review_until

        theirs: dict[str, Any] | None
        if isinstance(self.theirs, ReviewRead):
            theirs = self.theirs.to_dict()
        else:
            theirs = self.theirs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "can_reply": can_reply,
                "can_review": can_review,
                "job_id": job_id,
                "mine": mine,
                "needs_stars": needs_stars,
                "review_until": review_until,
                "theirs": theirs,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.own_review_read import OwnReviewRead
        from ..models.review_read import ReviewRead

        d = dict(src_dict)
        can_reply = d.pop("can_reply")

        can_review = d.pop("can_review")

        job_id = UUID(d.pop("job_id"))

        def _parse_mine(data: object) -> OwnReviewRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mine_type_0 = OwnReviewRead.from_dict(data)

                return mine_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(OwnReviewRead | None, data)

        mine = _parse_mine(d.pop("mine"))

        needs_stars = d.pop("needs_stars")

        def _parse_review_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_until_type_0 = datetime.datetime.fromisoformat(data)

                return review_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        review_until = _parse_review_until(d.pop("review_until"))

        def _parse_theirs(data: object) -> ReviewRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                theirs_type_0 = ReviewRead.from_dict(data)

                return theirs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ReviewRead | None, data)

        theirs = _parse_theirs(d.pop("theirs"))

        _made = cls(
            can_reply=can_reply,
            can_review=can_review,
            job_id=job_id,
            mine=mine,
            needs_stars=needs_stars,
            review_until=review_until,
            theirs=theirs,
        )

        _made.additional_properties = d
        return _made
