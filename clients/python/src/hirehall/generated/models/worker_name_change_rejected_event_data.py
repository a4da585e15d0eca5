from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class WorkerNameChangeRejectedEventData:
    """
    Attributes:
        name_change_id (UUID): The request.
        reason (str): The reason, in the words of its author.
        user_id (UUID):
    """

    name_change_id: UUID
    reason: str
    user_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name_change_id = str(self.name_change_id)

        reason = self.reason

        user_id = str(self.user_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name_change_id": name_change_id,
                "reason": reason,
                "user_id": user_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name_change_id = UUID(d.pop("name_change_id"))

        reason = d.pop("reason")

        user_id = UUID(d.pop("user_id"))

        _made = cls(
            name_change_id=name_change_id,
            reason=reason,
            user_id=user_id,
        )

        _made.additional_properties = d
        return _made
