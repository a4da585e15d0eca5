from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class Callback:
    """What a provider sends back through the browser (RFC 6749, section 4.1.2; RFC 9207), in the query or in a
    form.

        Attributes:
            code (str | Unset): The authorization code.
            error (str | Unset): Why there is no code.
            iss (str | Unset): The issuer of the response.
            state (str | Unset): Our `state`, returned.
            user (str | Unset): The user's name as JSON; Apple sends it at the first sign-in only.
    """

    code: str | Unset = UNSET
    error: str | Unset = UNSET
    iss: str | Unset = UNSET
    state: str | Unset = UNSET
    user: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        error = self.error

        iss = self.iss

        state = self.state

        user = self.user

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if code is not UNSET:
            field_dict["code"] = code
        if error is not UNSET:
            field_dict["error"] = error
        if iss is not UNSET:
            field_dict["iss"] = iss
        if state is not UNSET:
            field_dict["state"] = state
        if user is not UNSET:
            field_dict["user"] = user

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = d.pop("code", UNSET)

        error = d.pop("error", UNSET)

        iss = d.pop("iss", UNSET)

        state = d.pop("state", UNSET)

        user = d.pop("user", UNSET)

        _made = cls(
            code=code,
            error=error,
            iss=iss,
            state=state,
            user=user,
        )

        _made.additional_properties = d
        return _made
