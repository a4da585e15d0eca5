from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.language import Language, check_language
from ..models.role import Role, check_role
from ..models.user_status import UserStatus, check_user_status


@_attrs_define(kw_only=True)
class UserRead:
    """An account, as its owner and administrators see it.

    Attributes:
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        email (str):
        email_verified (bool): Always true: an account is created when its address is verified.
        first_name (str):
        id (UUID):
        language (Language | None):
        last_name (str): Empty for people with only one name.
        phone_number (None | str):
        role (Role): The role of an account. Each account has one role.

            - `CLIENT`: Hires workers.
            - `WORKER`: Offers services.
            - `ADMIN`: Verifies workers and moderates.
        status (UserStatus): Whether an account may act.

            - `ACTIVE`: May do everything that its role allows.
            - `FROZEN`: May sign in and read, but not change anything. Hidden from the public.
            - `BANNED`: Cannot sign in. Hidden from the public.
            - `DELETED`: Deleted: personal data are erased, and the e-mail address can be used again.
        time_zone (None | str): The time zone of times in mails to the account. `null`: that of this installation.
    """

    created_at: datetime.datetime
    email: str
    email_verified: bool
    first_name: str
    id: UUID
    language: Language | None
    last_name: str
    phone_number: str | None
    role: Role
    status: UserStatus
    time_zone: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        email = self.email

        email_verified = self.email_verified

        first_name = self.first_name

        id = str(self.id)

        language: str | None
        if isinstance(self.language, str):
            language = self.language
        else:
            language = self.language

        last_name = self.last_name

        phone_number: str | None
        phone_number = self.phone_number

        role: str = self.role

        status: str = self.status

        time_zone: str | None
        time_zone = self.time_zone

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created_at": created_at,
                "email": email,
                "email_verified": email_verified,
                "first_name": first_name,
                "id": id,
                "language": language,
                "last_name": last_name,
                "phone_number": phone_number,
                "role": role,
                "status": status,
                "time_zone": time_zone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        email = d.pop("email")

        email_verified = d.pop("email_verified")

        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        def _parse_language(data: object) -> Language | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_type_0 = check_language(data)

                return language_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Language | None, data)

        language = _parse_language(d.pop("language"))

        last_name = d.pop("last_name")

        def _parse_phone_number(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        phone_number = _parse_phone_number(d.pop("phone_number"))

        role = check_role(d.pop("role"))

        status = check_user_status(d.pop("status"))

        def _parse_time_zone(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        time_zone = _parse_time_zone(d.pop("time_zone"))

        _made = cls(
            created_at=created_at,
            email=email,
            email_verified=email_verified,
            first_name=first_name,
            id=id,
            language=language,
            last_name=last_name,
            phone_number=phone_number,
            role=role,
            status=status,
            time_zone=time_zone,
        )

        _made.additional_properties = d
        return _made
