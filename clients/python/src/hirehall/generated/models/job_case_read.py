from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.dispute_status import DisputeStatus, check_dispute_status

if TYPE_CHECKING:
    from ..models.conversation_read import ConversationRead
    from ..models.job_event_read import JobEventRead
    from ..models.job_offer_read import JobOfferRead
    from ..models.job_read import JobRead
    from ..models.review_of_job_read import ReviewOfJobRead


@_attrs_define(kw_only=True)
class JobCaseRead:
    """A job as administrators see it.

    Attributes:
        conversation (ConversationRead): The size of a conversation. What was written stands at `GET
            /admin/jobs/{id}/messages`.
        dispute (DisputeStatus | None):
        history (list[JobEventRead]): What happened with it, oldest first; of more than 50 entries, the latest.
        job (JobRead): A job as its participants see it.
        offers (list[JobOfferRead]): Its offers with their lines, the newest first; of more than 20, the latest.
        reviews (list[ReviewOfJobRead]): The reviews that can be read, the client's first, removed ones included.
            Whether there are others is not told.
    """

    conversation: ConversationRead
    dispute: DisputeStatus | None
    history: list[JobEventRead]
    job: JobRead
    offers: list[JobOfferRead]
    reviews: list[ReviewOfJobRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        conversation = self.conversation.to_dict()

        dispute: str | None
        if isinstance(self.dispute, str):
            dispute = self.dispute
        else:
            dispute = self.dispute

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        job = self.job.to_dict()

        offers = []
        for offers_item_data in self.offers:
            offers_item = offers_item_data.to_dict()
            offers.append(offers_item)

        reviews = []
        for reviews_item_data in self.reviews:
            reviews_item = reviews_item_data.to_dict()
            reviews.append(reviews_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "conversation": conversation,
                "dispute": dispute,
                "history": history,
                "job": job,
                "offers": offers,
                "reviews": reviews,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.conversation_read import ConversationRead
        from ..models.job_event_read import JobEventRead
        from ..models.job_offer_read import JobOfferRead
        from ..models.job_read import JobRead
        from ..models.review_of_job_read import ReviewOfJobRead

        d = dict(src_dict)
        conversation = ConversationRead.from_dict(d.pop("conversation"))

        def _parse_dispute(data: object) -> DisputeStatus | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dispute_type_0 = check_dispute_status(data)

                return dispute_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DisputeStatus | None, data)

        dispute = _parse_dispute(d.pop("dispute"))

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = JobEventRead.from_dict(history_item_data)

            history.append(history_item)

        job = JobRead.from_dict(d.pop("job"))

        offers = []
        _offers = d.pop("offers")
        for offers_item_data in _offers:
            offers_item = JobOfferRead.from_dict(offers_item_data)

            offers.append(offers_item)

        reviews = []
        _reviews = d.pop("reviews")
        for reviews_item_data in _reviews:
            reviews_item = ReviewOfJobRead.from_dict(reviews_item_data)

            reviews.append(reviews_item)

        _made = cls(
            conversation=conversation,
            dispute=dispute,
            history=history,
            job=job,
            offers=offers,
            reviews=reviews,
        )

        _made.additional_properties = d
        return _made
