from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.provider_config import ProviderConfig


@_attrs_define(kw_only=True)
class SignInConfig:
    """How accounts are made and opened.

    Attributes:
        admins_need_second_factor (bool): Whether administrators can act only in sessions with a second factor.
        email_verification (bool): Whether an account is created only after its address was verified by mail. Always
            true.
        passkeys (bool): Whether passkeys can be added and used here.
        providers (list[ProviderConfig]): The OpenID providers: `/auth/oidc/{id}/start` signs in with one of them.
    """

    admins_need_second_factor: bool
    email_verification: bool
    passkeys: bool
    providers: list[ProviderConfig]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        admins_need_second_factor = self.admins_need_second_factor

        email_verification = self.email_verification

        passkeys = self.passkeys

        providers = []
        for providers_item_data in self.providers:
            providers_item = providers_item_data.to_dict()
            providers.append(providers_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "admins_need_second_factor": admins_need_second_factor,
                "email_verification": email_verification,
                "passkeys": passkeys,
                "providers": providers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.provider_config import ProviderConfig

        d = dict(src_dict)
        admins_need_second_factor = d.pop("admins_need_second_factor")

        email_verification = d.pop("email_verification")

        passkeys = d.pop("passkeys")

        providers = []
        _providers = d.pop("providers")
        for providers_item_data in _providers:
            providers_item = ProviderConfig.from_dict(providers_item_data)

            providers.append(providers_item)

        _made = cls(
            admins_need_second_factor=admins_need_second_factor,
            email_verification=email_verification,
            passkeys=passkeys,
            providers=providers,
        )

        _made.additional_properties = d
        return _made
