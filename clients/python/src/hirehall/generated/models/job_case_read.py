from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.conversation_read import ConversationRead
    from ..models.job_event_read import JobEventRead
    from ..models.job_read import JobRead
    from ..models.review_of_job_read import ReviewOfJobRead


@_attrs_define(kw_only=True)
class JobCaseRead:
    """A job as administrators see it.

    Attributes:
        conversation (ConversationRead): The size of a conversation. What was written stands at `GET
            /admin/jobs/{id}/messages`.
        history (list[JobEventRead]): What happened with it, oldest first; of more than 50 entries, the latest.
        job (JobRead): A job as its participants see it.
        review (None | ReviewOfJobRead):
    """

    conversation: ConversationRead
    history: list[JobEventRead]
    job: JobRead
    review: ReviewOfJobRead | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.review_of_job_read import ReviewOfJobRead

        conversation = self.conversation.to_dict()

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        job = self.job.to_dict()

        review: dict[str, Any] | None
        if isinstance(self.review, ReviewOfJobRead):
            review = self.review.to_dict()
        else:
            review = self.review

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "conversation": conversation,
                "history": history,
                "job": job,
                "review": review,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.conversation_read import ConversationRead
        from ..models.job_event_read import JobEventRead
        from ..models.job_read import JobRead
        from ..models.review_of_job_read import ReviewOfJobRead

        d = dict(src_dict)
        conversation = ConversationRead.from_dict(d.pop("conversation"))

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = JobEventRead.from_dict(history_item_data)

            history.append(history_item)

        job = JobRead.from_dict(d.pop("job"))

        def _parse_review(data: object) -> ReviewOfJobRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                review_type_0 = ReviewOfJobRead.from_dict(data)

                return review_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ReviewOfJobRead | None, data)

        review = _parse_review(d.pop("review"))

        _made = cls(
            conversation=conversation,
            history=history,
            job=job,
            review=review,
        )

        _made.additional_properties = d
        return _made
