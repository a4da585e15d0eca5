from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.signup_role import SignupRole, check_signup_role
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class Verification:
    """Verification of an address. A name, role or phone number that is sent replaces that of the sign-up.

    Attributes:
        token (str):
        first_name (None | str | Unset):
        last_name (None | str | Unset):
        password (None | str | Unset):
        phone_number (None | str | Unset):
        role (None | SignupRole | Unset):
    """

    token: str
    first_name: str | Unset | None = UNSET
    last_name: str | Unset | None = UNSET
    password: str | Unset | None = UNSET
    phone_number: str | Unset | None = UNSET
    role: SignupRole | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        first_name: str | Unset | None
        if isinstance(self.first_name, Unset):
            first_name = UNSET
        else:
            first_name = self.first_name

        last_name: str | Unset | None
        if isinstance(self.last_name, Unset):
            last_name = UNSET
        else:
            last_name = self.last_name

        password: str | Unset | None
        if isinstance(self.password, Unset):
            password = UNSET
        else:
            password = self.password

        phone_number: str | Unset | None
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        role: str | Unset | None
        if isinstance(self.role, Unset):
            role = UNSET
        elif isinstance(self.role, str):
            role = self.role
        else:
            role = self.role

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "token": token,
            }
        )
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if password is not UNSET:
            field_dict["password"] = password
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number
        if role is not UNSET:
            field_dict["role"] = role

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        token = d.pop("token")

        def _parse_first_name(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        first_name = _parse_first_name(d.pop("first_name", UNSET))

        def _parse_last_name(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        last_name = _parse_last_name(d.pop("last_name", UNSET))

        def _parse_password(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        password = _parse_password(d.pop("password", UNSET))

        def _parse_phone_number(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        phone_number = _parse_phone_number(d.pop("phone_number", UNSET))

        def _parse_role(data: object) -> SignupRole | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                role_type_0 = check_signup_role(data)

                return role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(SignupRole | Unset | None, data)

        role = _parse_role(d.pop("role", UNSET))

        _made = cls(
            token=token,
            first_name=first_name,
            last_name=last_name,
            password=password,
            phone_number=phone_number,
            role=role,
        )

        return _made
