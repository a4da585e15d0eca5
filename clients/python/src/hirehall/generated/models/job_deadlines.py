from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class JobDeadlines:
    """When a job ends by itself, some minutes later at most.

    Attributes:
        expires_at (datetime.datetime | None):
        finalizes_at (datetime.datetime | None):
    """

    expires_at: datetime.datetime | None
    finalizes_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        expires_at: str | None
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        finalizes_at: str | None
        if isinstance(self.finalizes_at, datetime.datetime):
            finalizes_at = self.finalizes_at.isoformat()
        else:
            finalizes_at = self.finalizes_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "expires_at": expires_at,
                "finalizes_at": finalizes_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_finalizes_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finalizes_at_type_0 = datetime.datetime.fromisoformat(data)

                return finalizes_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finalizes_at = _parse_finalizes_at(d.pop("finalizes_at"))

        _made = cls(
            expires_at=expires_at,
            finalizes_at=finalizes_at,
        )

        _made.additional_properties = d
        return _made
