from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class Applicant:
    """The worker who submitted it.

    Attributes:
        email (str):
        first_name (str):
        id (UUID):
        last_name (str):
        member_since (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
    """

    email: str
    first_name: str
    id: UUID
    last_name: str
    member_since: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        first_name = self.first_name

        id = str(self.id)

        last_name = self.last_name

        member_since = self.member_since.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "email": email,
                "first_name": first_name,
                "id": id,
                "last_name": last_name,
                "member_since": member_since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        email = d.pop("email")

        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        last_name = d.pop("last_name")

        member_since = datetime.datetime.fromisoformat(d.pop("member_since"))

        _made = cls(
            email=email,
            first_name=first_name,
            id=id,
            last_name=last_name,
            member_since=member_since,
        )

        _made.additional_properties = d
        return _made
