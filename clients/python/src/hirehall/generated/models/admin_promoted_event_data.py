from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class AdminPromotedEventData:
    """
    Attributes:
        from_ (Role): The role of an account. Each account has one role.

            - `CLIENT`: Hires workers.
            - `WORKER`: Offers services.
            - `ADMIN`: Verifies workers and moderates.
        user_id (UUID):
        by_operator (bool | Unset): True if the operator did it on the command line.
    """

    from_: Role
    user_id: UUID
    by_operator: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_: str = self.from_

        user_id = str(self.user_id)

        by_operator = self.by_operator

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from": from_,
                "user_id": user_id,
            }
        )
        if by_operator is not UNSET:
            field_dict["by_operator"] = by_operator

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        from_ = check_role(d.pop("from"))

        user_id = UUID(d.pop("user_id"))

        by_operator = d.pop("by_operator", UNSET)

        _made = cls(
            from_=from_,
            user_id=user_id,
            by_operator=by_operator,
        )

        _made.additional_properties = d
        return _made
