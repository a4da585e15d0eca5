from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class UserPasswordChangedEventData:
    """
    Attributes:
        user_id (UUID):
        by_operator (bool | Unset): True if the operator did it on the command line.
    """

    user_id: UUID
    by_operator: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user_id = str(self.user_id)

        by_operator = self.by_operator

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "user_id": user_id,
            }
        )
        if by_operator is not UNSET:
            field_dict["by_operator"] = by_operator

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        user_id = UUID(d.pop("user_id"))

        by_operator = d.pop("by_operator", UNSET)

        _made = cls(
            user_id=user_id,
            by_operator=by_operator,
        )

        _made.additional_properties = d
        return _made
