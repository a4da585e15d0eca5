from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.deadline_kind import DeadlineKind, check_deadline_kind


@_attrs_define(kw_only=True)
class JobDeadline:
    """What happens by itself, some minutes after `at` at most. No action on the job can prevent it after `at`.

    Attributes:
        at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        what (DeadlineKind): What happens by itself.

            - `PROPOSAL_EXPIRES`: The proposal expires, unless something happens in its conversation before, or a message is
            sent before a node has ended it.
            - `OFFER_EXPIRES`: The open offer expires.
            - `NO_SHOW_DECIDED`: The job is cancelled because of the no-show that was reported, unless that is contested.
            - `FINALIZES`: The work counts as confirmed.
            - `REVIEWS_REVEALED`: Until then the job can be reviewed by those who may; then their reviews can be read.
            - `DISPUTE_DECIDED`: What the opener of the dispute wants counts, unless the other side says something before.
    """

    at: datetime.datetime
    what: DeadlineKind
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        what: str = self.what

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "what": what,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        what = check_deadline_kind(d.pop("what"))

        _made = cls(
            at=at,
            what=what,
        )

        _made.additional_properties = d
        return _made
