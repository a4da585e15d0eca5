from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class Person:
    """The part of an account that the other side of a conversation, a job or a review sees.

    Attributes:
        first_name (str): `Deleted user` for a deleted account.
        id (UUID):
        last_initial (str): The first letter of the last name, with its combining marks. Empty without a last name, and
            for a deleted account.
    """

    first_name: str
    id: UUID
    last_initial: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        id = str(self.id)

        last_initial = self.last_initial

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "id": id,
                "last_initial": last_initial,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        last_initial = d.pop("last_initial")

        _made = cls(
            first_name=first_name,
            id=id,
            last_initial=last_initial,
        )

        _made.additional_properties = d
        return _made
