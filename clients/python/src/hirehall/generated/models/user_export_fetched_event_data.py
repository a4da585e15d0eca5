from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class UserExportFetchedEventData:
    """
    Attributes:
        user_id (UUID):
        by_operator (bool | Unset): True if the operator did it on the command line.
        export_id (UUID | Unset): The export.
        reason (str | Unset): The reason, in the words of its author.
    """

    user_id: UUID
    by_operator: bool | Unset = UNSET
    export_id: UUID | Unset = UNSET
    reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user_id = str(self.user_id)

        by_operator = self.by_operator

        export_id: str | Unset = UNSET
        if not isinstance(self.export_id, Unset):
            export_id = str(self.export_id)

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "user_id": user_id,
            }
        )
        if by_operator is not UNSET:
            field_dict["by_operator"] = by_operator
        if export_id is not UNSET:
            field_dict["export_id"] = export_id
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        user_id = UUID(d.pop("user_id"))

        by_operator = d.pop("by_operator", UNSET)

        _export_id = d.pop("export_id", UNSET)
        export_id: UUID | Unset
        if isinstance(_export_id, Unset):
            export_id = UNSET
        else:
            export_id = UUID(_export_id)

        reason = d.pop("reason", UNSET)

        _made = cls(
            user_id=user_id,
            by_operator=by_operator,
            export_id=export_id,
            reason=reason,
        )

        _made.additional_properties = d
        return _made
