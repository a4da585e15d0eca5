from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.user_status import UserStatus, check_user_status


@_attrs_define(kw_only=True)
class UserFrozenEventData:
    """
    Attributes:
        from_ (UserStatus): Whether an account may act.

            - `ACTIVE`: May do everything that its role allows.
            - `FROZEN`: May sign in and read, but not change anything. Hidden from the public.
            - `BANNED`: Cannot sign in. Hidden from the public.
            - `DELETED`: Deleted: personal data are erased, and the e-mail address can be used again.
        reason (str): The reason, in the words of its author.
        to (UserStatus): Whether an account may act.

            - `ACTIVE`: May do everything that its role allows.
            - `FROZEN`: May sign in and read, but not change anything. Hidden from the public.
            - `BANNED`: Cannot sign in. Hidden from the public.
            - `DELETED`: Deleted: personal data are erased, and the e-mail address can be used again.
        user_id (UUID):
    """

    from_: UserStatus
    reason: str
    to: UserStatus
    user_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_: str = self.from_

        reason = self.reason

        to: str = self.to

        user_id = str(self.user_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from": from_,
                "reason": reason,
                "to": to,
                "user_id": user_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        from_ = check_user_status(d.pop("from"))

        reason = d.pop("reason")

        to = check_user_status(d.pop("to"))

        user_id = UUID(d.pop("user_id"))

        _made = cls(
            from_=from_,
            reason=reason,
            to=to,
            user_id=user_id,
        )

        _made.additional_properties = d
        return _made
