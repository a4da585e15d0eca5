from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role
from ..models.user_status import UserStatus, check_user_status


@_attrs_define(kw_only=True)
class AccountRead:
    """Another account.

    Attributes:
        email (str):
        first_name (str):
        id (UUID):
        last_name (str):
        role (Role): The role of an account. Each account has one role.

            - `CLIENT`: Hires workers.
            - `WORKER`: Offers services.
            - `ADMIN`: Verifies workers and moderates.
        status (UserStatus): Whether an account may act.

            - `ACTIVE`: May do everything that its role allows.
            - `FROZEN`: May sign in and read, but not change anything. Hidden from the public.
            - `BANNED`: Cannot sign in. Hidden from the public.
            - `DELETED`: Deleted: personal data are erased, and the e-mail address can be used again.
    """

    email: str
    first_name: str
    id: UUID
    last_name: str
    role: Role
    status: UserStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        first_name = self.first_name

        id = str(self.id)

        last_name = self.last_name

        role: str = self.role

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "email": email,
                "first_name": first_name,
                "id": id,
                "last_name": last_name,
                "role": role,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        email = d.pop("email")

        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        last_name = d.pop("last_name")

        role = check_role(d.pop("role"))

        status = check_user_status(d.pop("status"))

        _made = cls(
            email=email,
            first_name=first_name,
            id=id,
            last_name=last_name,
            role=role,
            status=status,
        )

        _made.additional_properties = d
        return _made
