from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.removal_code import RemovalCode, check_removal_code
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewRemoval:
    """The removal of a review.

    Attributes:
        reason (str):
        reason_code (None | RemovalCode | Unset):
    """

    reason: str
    reason_code: RemovalCode | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        reason_code: str | Unset | None
        if isinstance(self.reason_code, Unset):
            reason_code = UNSET
        elif isinstance(self.reason_code, str):
            reason_code = self.reason_code
        else:
            reason_code = self.reason_code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if reason_code is not UNSET:
            field_dict["reason_code"] = reason_code

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason = d.pop("reason")

        def _parse_reason_code(data: object) -> RemovalCode | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_code_type_0 = check_removal_code(data)

                return reason_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(RemovalCode | Unset | None, data)

        reason_code = _parse_reason_code(d.pop("reason_code", UNSET))

        _made = cls(
            reason=reason,
            reason_code=reason_code,
        )

        return _made
