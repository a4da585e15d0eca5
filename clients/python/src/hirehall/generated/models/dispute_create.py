from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from ..models.dispute_reason import DisputeReason, check_dispute_reason

if TYPE_CHECKING:
    from ..models.dispute_wish import DisputeWish


@_attrs_define(kw_only=True)
class DisputeCreate:
    """Why a job is disputed, and what you want.

    Attributes:
        reason_code (DisputeReason): Why a job is disputed.

            - `NOT_DONE`: The work was not done, or not all of it.
            - `POOR_QUALITY`: The work was done badly.
            - `DAMAGE`: Something was damaged.
            - `NO_SHOW`: One side did not come, or is said not to have come.
            - `OVERCHARGED`: More is asked for than was agreed.
            - `NOT_PAID`: The work is not paid.
            - `OTHER`: Another reason.
        text (str):
        wants (DisputeWish): What should come of it.
    """

    reason_code: DisputeReason
    text: str
    wants: DisputeWish

    def to_dict(self) -> dict[str, Any]:
        reason_code: str = self.reason_code

        text = self.text

        wants = self.wants.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason_code": reason_code,
                "text": text,
                "wants": wants,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dispute_wish import DisputeWish

        d = dict(src_dict)
        reason_code = check_dispute_reason(d.pop("reason_code"))

        text = d.pop("text")

        wants = DisputeWish.from_dict(d.pop("wants"))

        _made = cls(
            reason_code=reason_code,
            text=text,
            wants=wants,
        )

        return _made
