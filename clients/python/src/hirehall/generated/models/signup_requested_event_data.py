from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class SignupRequestedEventData:
    """
    Attributes:
        from_ (str): A hash of where it was requested.
        signup_id (UUID):
    """

    from_: str
    signup_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_

        signup_id = str(self.signup_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from": from_,
                "signup_id": signup_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        from_ = d.pop("from")

        signup_id = UUID(d.pop("signup_id"))

        _made = cls(
            from_=from_,
            signup_id=signup_id,
        )

        _made.additional_properties = d
        return _made
