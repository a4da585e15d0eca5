from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.language import Language, check_language
from ..models.signup_role import SignupRole, check_signup_role
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class SignupCreate:
    """A new account.

    Attributes:
        email (str):
        first_name (str):
        password (str):
        role (SignupRole): The roles for sign-up. Administrators are created on the command line.

            - `CLIENT`: Looks for services.
            - `WORKER`: Offers services.
        language (Language | None | Unset):
        last_name (str | Unset): Empty for people with a single name.
        phone_number (None | str | Unset):
        time_zone (None | str | Unset):
    """

    email: str
    first_name: str
    password: str
    role: SignupRole
    language: Language | Unset | None = UNSET
    last_name: str | Unset = UNSET
    phone_number: str | Unset | None = UNSET
    time_zone: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        first_name = self.first_name

        password = self.password

        role: str = self.role

        language: str | Unset | None
        if isinstance(self.language, Unset):
            language = UNSET
        elif isinstance(self.language, str):
            language = self.language
        else:
            language = self.language

        last_name = self.last_name

        phone_number: str | Unset | None
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        time_zone: str | Unset | None
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
                "first_name": first_name,
                "password": password,
                "role": role,
            }
        )
        if language is not UNSET:
            field_dict["language"] = language
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        email = d.pop("email")

        first_name = d.pop("first_name")

        password = d.pop("password")

        role = check_signup_role(d.pop("role"))

        def _parse_language(data: object) -> Language | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_type_0 = check_language(data)

                return language_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Language | Unset | None, data)

        language = _parse_language(d.pop("language", UNSET))

        last_name = d.pop("last_name", UNSET)

        def _parse_phone_number(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        phone_number = _parse_phone_number(d.pop("phone_number", UNSET))

        def _parse_time_zone(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))

        _made = cls(
            email=email,
            first_name=first_name,
            password=password,
            role=role,
            language=language,
            last_name=last_name,
            phone_number=phone_number,
            time_zone=time_zone,
        )

        return _made
