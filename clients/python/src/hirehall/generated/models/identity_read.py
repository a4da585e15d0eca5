from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class IdentityRead:
    """A provider account that can sign in to this account.

    Attributes:
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        id (UUID):
        issuer (str):
        last_used_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        name (str): The provider's display name, or its issuer.
    """

    created_at: datetime.datetime
    id: UUID
    issuer: str
    last_used_at: datetime.datetime
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        id = str(self.id)

        issuer = self.issuer

        last_used_at = self.last_used_at.isoformat()

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created_at": created_at,
                "id": id,
                "issuer": issuer,
                "last_used_at": last_used_at,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = UUID(d.pop("id"))

        issuer = d.pop("issuer")

        last_used_at = datetime.datetime.fromisoformat(d.pop("last_used_at"))

        name = d.pop("name")

        _made = cls(
            created_at=created_at,
            id=id,
            issuer=issuer,
            last_used_at=last_used_at,
            name=name,
        )

        _made.additional_properties = d
        return _made
