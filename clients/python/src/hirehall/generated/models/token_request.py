from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class TokenRequest:
    """The supported grants of OAuth 2 (RFC 6749, sections 4.3 and 6). An empty parameter counts as missing; scopes
    and client secrets are ignored.

        Attributes:
            grant_type (str | Unset): `password` or `refresh_token`.
            password (str | Unset): For `password`.
            refresh_token (str | Unset): For `refresh_token`.
            totp_code (str | Unset): For `password`: a TOTP code or a recovery code, if the account has a second factor.
            username (str | Unset): The e-mail address, for `password`.
    """

    grant_type: str | Unset = UNSET
    password: str | Unset = UNSET
    refresh_token: str | Unset = UNSET
    totp_code: str | Unset = UNSET
    username: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        grant_type = self.grant_type

        password = self.password

        refresh_token = self.refresh_token

        totp_code = self.totp_code

        username = self.username

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if grant_type is not UNSET:
            field_dict["grant_type"] = grant_type
        if password is not UNSET:
            field_dict["password"] = password
        if refresh_token is not UNSET:
            field_dict["refresh_token"] = refresh_token
        if totp_code is not UNSET:
            field_dict["totp_code"] = totp_code
        if username is not UNSET:
            field_dict["username"] = username

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        grant_type = d.pop("grant_type", UNSET)

        password = d.pop("password", UNSET)

        refresh_token = d.pop("refresh_token", UNSET)

        totp_code = d.pop("totp_code", UNSET)

        username = d.pop("username", UNSET)

        _made = cls(
            grant_type=grant_type,
            password=password,
            refresh_token=refresh_token,
            totp_code=totp_code,
            username=username,
        )

        _made.additional_properties = d
        return _made
