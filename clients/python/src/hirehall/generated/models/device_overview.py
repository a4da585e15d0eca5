from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class DeviceOverview:
    """A device that it is signed in on.

    Attributes:
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        ip (str):
        last_used_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        user_agent (None | str):
    """

    created_at: datetime.datetime
    ip: str
    last_used_at: datetime.datetime
    user_agent: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        ip = self.ip

        last_used_at = self.last_used_at.isoformat()

        user_agent: str | None
        user_agent = self.user_agent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created_at": created_at,
                "ip": ip,
                "last_used_at": last_used_at,
                "user_agent": user_agent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        ip = d.pop("ip")

        last_used_at = datetime.datetime.fromisoformat(d.pop("last_used_at"))

        def _parse_user_agent(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        user_agent = _parse_user_agent(d.pop("user_agent"))

        _made = cls(
            created_at=created_at,
            ip=ip,
            last_used_at=last_used_at,
            user_agent=user_agent,
        )

        _made.additional_properties = d
        return _made
