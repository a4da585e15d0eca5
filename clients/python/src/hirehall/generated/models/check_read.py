from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.check_status import CheckStatus, check_check_status
from ..models.check_verdict import CheckVerdict, check_check_verdict


@_attrs_define(kw_only=True)
class CheckRead:
    """The check service's verdict on a submission.

    Attributes:
        answered_at (datetime.datetime | None):
        detail (None | str):
        status (CheckStatus): The status of a check request.

            - `WAITING`: The service has not accepted the request yet.
            - `ASKED`: The service has accepted it and has not answered.
            - `ANSWERED`: The service has answered.
            - `GIVEN_UP`: The service failed for too long, or the answer is no longer needed.
        verdict (CheckVerdict | None):
    """

    answered_at: datetime.datetime | None
    detail: str | None
    status: CheckStatus
    verdict: CheckVerdict | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        answered_at: str | None
        if isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        detail: str | None
        detail = self.detail

        status: str = self.status

        verdict: str | None
        if isinstance(self.verdict, str):
            verdict = self.verdict
        else:
            verdict = self.verdict

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "answered_at": answered_at,
                "detail": detail,
                "status": status,
                "verdict": verdict,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_answered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)

                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answered_at = _parse_answered_at(d.pop("answered_at"))

        def _parse_detail(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        detail = _parse_detail(d.pop("detail"))

        status = check_check_status(d.pop("status"))

        def _parse_verdict(data: object) -> CheckVerdict | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verdict_type_0 = check_check_verdict(data)

                return verdict_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CheckVerdict | None, data)

        verdict = _parse_verdict(d.pop("verdict"))

        _made = cls(
            answered_at=answered_at,
            detail=detail,
            status=status,
            verdict=verdict,
        )

        _made.additional_properties = d
        return _made
