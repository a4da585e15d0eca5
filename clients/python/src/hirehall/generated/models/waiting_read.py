from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.queue_read import QueueRead


@_attrs_define(kw_only=True)
class WaitingRead:
    """What waits for a decision of an administrator.

    Attributes:
        disputes (QueueRead): What waits of a kind.
        flagged_reviews (QueueRead): What waits of a kind.
        identity_checks (QueueRead): What waits of a kind.
        name_changes (QueueRead): What waits of a kind.
        review_appeals (QueueRead): What waits of a kind.
    """

    disputes: QueueRead
    flagged_reviews: QueueRead
    identity_checks: QueueRead
    name_changes: QueueRead
    review_appeals: QueueRead
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        disputes = self.disputes.to_dict()

        flagged_reviews = self.flagged_reviews.to_dict()

        identity_checks = self.identity_checks.to_dict()

        name_changes = self.name_changes.to_dict()

        review_appeals = self.review_appeals.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "disputes": disputes,
                "flagged_reviews": flagged_reviews,
                "identity_checks": identity_checks,
                "name_changes": name_changes,
                "review_appeals": review_appeals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.queue_read import QueueRead

        d = dict(src_dict)
        disputes = QueueRead.from_dict(d.pop("disputes"))

        flagged_reviews = QueueRead.from_dict(d.pop("flagged_reviews"))

        identity_checks = QueueRead.from_dict(d.pop("identity_checks"))

        name_changes = QueueRead.from_dict(d.pop("name_changes"))

        review_appeals = QueueRead.from_dict(d.pop("review_appeals"))

        _made = cls(
            disputes=disputes,
            flagged_reviews=flagged_reviews,
            identity_checks=identity_checks,
            name_changes=name_changes,
            review_appeals=review_appeals,
        )

        _made.additional_properties = d
        return _made
