from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class PasswordChange:
    """A change of the password, given the old one.

    Attributes:
        current_password (str):
        new_password (str):
        totp_code (None | str | Unset):
    """

    current_password: str
    new_password: str
    totp_code: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        current_password = self.current_password

        new_password = self.new_password

        totp_code: str | Unset | None
        if isinstance(self.totp_code, Unset):
            totp_code = UNSET
        else:
            totp_code = self.totp_code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "current_password": current_password,
                "new_password": new_password,
            }
        )
        if totp_code is not UNSET:
            field_dict["totp_code"] = totp_code

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        current_password = d.pop("current_password")

        new_password = d.pop("new_password")

        def _parse_totp_code(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        totp_code = _parse_totp_code(d.pop("totp_code", UNSET))

        _made = cls(
            current_password=current_password,
            new_password=new_password,
            totp_code=totp_code,
        )

        return _made
