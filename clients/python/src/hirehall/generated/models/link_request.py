from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class LinkRequest:
    """Linking a provider to the caller's account.

    Attributes:
        password (str):
        return_to (None | str | Unset): A path of this site, the final target of the browser.
        totp_code (None | str | Unset):
    """

    password: str
    return_to: str | Unset | None = UNSET
    totp_code: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        password = self.password

        return_to: str | Unset | None
        if isinstance(self.return_to, Unset):
            return_to = UNSET
        else:
            return_to = self.return_to

        totp_code: str | Unset | None
        if isinstance(self.totp_code, Unset):
            totp_code = UNSET
        else:
            totp_code = self.totp_code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "password": password,
            }
        )
        if return_to is not UNSET:
            field_dict["return_to"] = return_to
        if totp_code is not UNSET:
            field_dict["totp_code"] = totp_code

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        password = d.pop("password")

        def _parse_return_to(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        return_to = _parse_return_to(d.pop("return_to", UNSET))

        def _parse_totp_code(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        totp_code = _parse_totp_code(d.pop("totp_code", UNSET))

        _made = cls(
            password=password,
            return_to=return_to,
            totp_code=totp_code,
        )

        return _made
