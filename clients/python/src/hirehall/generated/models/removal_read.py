from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.removal_code import RemovalCode, check_removal_code


@_attrs_define(kw_only=True)
class RemovalRead:
    """Why a review was removed.

    Attributes:
        appeal_until (datetime.datetime | None):
        can_appeal (bool): Whether you can appeal now.
        reason_code (None | RemovalCode):
        removed_at (datetime.datetime | None):
        statement (None | str): In the words of the administrator.
    """

    appeal_until: datetime.datetime | None
    can_appeal: bool
    reason_code: RemovalCode | None
    removed_at: datetime.datetime | None
    statement: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        appeal_until: str | None
        if isinstance(self.appeal_until, datetime.datetime):
            appeal_until = self.appeal_until.isoformat()
        else:
            appeal_until = self.appeal_until

        can_appeal = self.can_appeal

        reason_code: str | None
        if isinstance(self.reason_code, str):
            reason_code = self.reason_code
        else:
            reason_code = self.reason_code

        removed_at: str | None
        if isinstance(self.removed_at, datetime.datetime):
            removed_at = self.removed_at.isoformat()
        else:
            removed_at = self.removed_at

        statement: str | None
        statement = self.statement

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "appeal_until": appeal_until,
                "can_appeal": can_appeal,
                "reason_code": reason_code,
                "removed_at": removed_at,
                "statement": statement,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_appeal_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appeal_until_type_0 = datetime.datetime.fromisoformat(data)

                return appeal_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        appeal_until = _parse_appeal_until(d.pop("appeal_until"))

        can_appeal = d.pop("can_appeal")

        def _parse_reason_code(data: object) -> RemovalCode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_code_type_0 = check_removal_code(data)

                return reason_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(RemovalCode | None, data)

        reason_code = _parse_reason_code(d.pop("reason_code"))

        def _parse_removed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                removed_at_type_0 = datetime.datetime.fromisoformat(data)

                return removed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        removed_at = _parse_removed_at(d.pop("removed_at"))

        def _parse_statement(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        statement = _parse_statement(d.pop("statement"))

        _made = cls(
            appeal_until=appeal_until,
            can_appeal=can_appeal,
            reason_code=reason_code,
            removed_at=removed_at,
            statement=statement,
        )

        _made.additional_properties = d
        return _made
