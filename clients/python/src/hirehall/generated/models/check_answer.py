from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.check_verdict import CheckVerdict, check_check_verdict
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class CheckAnswer:
    """The service's answer.

    Attributes:
        submission_id (UUID):
        verdict (CheckVerdict): The service's verdict.

            - `PASSED`: The identity is confirmed.
            - `FAILED`: The identity is not confirmed.
            - `UNSURE`: A person has to decide.
        detail (None | str | Unset):
    """

    submission_id: UUID
    verdict: CheckVerdict
    detail: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        submission_id = str(self.submission_id)

        verdict: str = self.verdict

        detail: str | Unset | None
        if isinstance(self.detail, Unset):
            detail = UNSET
        else:
            detail = self.detail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "submission_id": submission_id,
                "verdict": verdict,
            }
        )
        if detail is not UNSET:
            field_dict["detail"] = detail

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        submission_id = UUID(d.pop("submission_id"))

        verdict = check_check_verdict(d.pop("verdict"))

        def _parse_detail(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        detail = _parse_detail(d.pop("detail", UNSET))

        _made = cls(
            submission_id=submission_id,
            verdict=verdict,
            detail=detail,
        )

        return _made
