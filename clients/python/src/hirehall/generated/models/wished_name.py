from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class WishedName:
    """A requested name, as the worker sees it.

    Attributes:
        first_name (str):
        last_name (str):
        requested_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
    """

    first_name: str
    last_name: str
    requested_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_name = self.last_name

        requested_at = self.requested_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "last_name": last_name,
                "requested_at": requested_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        first_name = d.pop("first_name")

        last_name = d.pop("last_name")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        _made = cls(
            first_name=first_name,
            last_name=last_name,
            requested_at=requested_at,
        )

        _made.additional_properties = d
        return _made
