from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class SigningKeyAddedEventData:
    """
    Attributes:
        key_id (UUID):
        by_operator (bool | Unset): True if the operator did it on the command line.
    """

    key_id: UUID
    by_operator: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key_id = str(self.key_id)

        by_operator = self.by_operator

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key_id": key_id,
            }
        )
        if by_operator is not UNSET:
            field_dict["by_operator"] = by_operator

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        key_id = UUID(d.pop("key_id"))

        by_operator = d.pop("by_operator", UNSET)

        _made = cls(
            key_id=key_id,
            by_operator=by_operator,
        )

        _made.additional_properties = d
        return _made
