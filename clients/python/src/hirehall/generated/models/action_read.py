from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.account_action import AccountAction, check_account_action


@_attrs_define(kw_only=True)
class ActionRead:
    """Something that you can do with an account. At most 1000 of what it affects are counted.

    Attributes:
        action (AccountAction): An administrator's action on an account.

            - `FREEZE`: It may read but not change.
            - `UNFREEZE`: It may change again.
            - `BAN`: It cannot sign in.
            - `UNBAN`: It can sign in again.
            - `DELETE`: It is deleted permanently.
        conversations_closed (int): So many of its conversations are closed.
        jobs_stalled (int): In so many jobs that are under way it can act no more.
        listings_erased (int): So many of its listings are erased.
        listings_hidden (int): So many of its listings are hidden.
        reviews_flagged (int): So many of its reviews are flagged for your decision; the latest 500 at most.
        sessions_ended (int): On so many devices it is signed out.
    """

    action: AccountAction
    conversations_closed: int
    jobs_stalled: int
    listings_erased: int
    listings_hidden: int
    reviews_flagged: int
    sessions_ended: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        action: str = self.action

        conversations_closed = self.conversations_closed

        jobs_stalled = self.jobs_stalled

        listings_erased = self.listings_erased

        listings_hidden = self.listings_hidden

        reviews_flagged = self.reviews_flagged

        sessions_ended = self.sessions_ended

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "action": action,
                "conversations_closed": conversations_closed,
                "jobs_stalled": jobs_stalled,
                "listings_erased": listings_erased,
                "listings_hidden": listings_hidden,
                "reviews_flagged": reviews_flagged,
                "sessions_ended": sessions_ended,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        action = check_account_action(d.pop("action"))

        conversations_closed = d.pop("conversations_closed")

        jobs_stalled = d.pop("jobs_stalled")

        listings_erased = d.pop("listings_erased")

        listings_hidden = d.pop("listings_hidden")

        reviews_flagged = d.pop("reviews_flagged")

        sessions_ended = d.pop("sessions_ended")

        _made = cls(
            action=action,
            conversations_closed=conversations_closed,
            jobs_stalled=jobs_stalled,
            listings_erased=listings_erased,
            listings_hidden=listings_hidden,
            reviews_flagged=reviews_flagged,
            sessions_ended=sessions_ended,
        )

        _made.additional_properties = d
        return _made
