from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.user_read import UserRead


@_attrs_define(kw_only=True)
class Verified:
    """The account of a verified address.

    Attributes:
        user (UserRead): An account, as its owner and administrators see it.
    """

    user: UserRead
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user = self.user.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "user": user,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.user_read import UserRead

        d = dict(src_dict)
        user = UserRead.from_dict(d.pop("user"))

        _made = cls(
            user=user,
        )

        _made.additional_properties = d
        return _made
