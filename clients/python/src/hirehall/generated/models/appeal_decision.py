from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define


@_attrs_define(kw_only=True)
class AppealDecision:
    """The decision on an appeal.

    Attributes:
        is_granted (bool): Whether the review becomes visible again.
        reason (str):
    """

    is_granted: bool
    reason: str

    def to_dict(self) -> dict[str, Any]:
        is_granted = self.is_granted

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_granted": is_granted,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_granted = d.pop("is_granted")

        reason = d.pop("reason")

        _made = cls(
            is_granted=is_granted,
            reason=reason,
        )

        return _made
