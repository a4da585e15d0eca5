from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.identity_read import IdentityRead
    from ..models.passkey_read import PasskeyRead


@_attrs_define(kw_only=True)
class CredentialsRead:
    """The account's sign-in methods besides its password.

    Attributes:
        identities (list[IdentityRead]): Linked provider accounts, the newest first.
        passkeys (list[PasskeyRead]): The newest first.
        second_factor_since (datetime.datetime | None):
    """

    identities: list[IdentityRead]
    passkeys: list[PasskeyRead]
    second_factor_since: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        identities = []
        for identities_item_data in self.identities:
            identities_item = identities_item_data.to_dict()
            identities.append(identities_item)

        passkeys = []
        for passkeys_item_data in self.passkeys:
            passkeys_item = passkeys_item_data.to_dict()
            passkeys.append(passkeys_item)

        second_factor_since: str | None
        if isinstance(self.second_factor_since, datetime.datetime):
            second_factor_since = self.second_factor_since.isoformat()
        else:
            second_factor_since = self.second_factor_since

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "identities": identities,
                "passkeys": passkeys,
                "second_factor_since": second_factor_since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.identity_read import IdentityRead
        from ..models.passkey_read import PasskeyRead

        d = dict(src_dict)
        identities = []
        _identities = d.pop("identities")
        for identities_item_data in _identities:
            identities_item = IdentityRead.from_dict(identities_item_data)

            identities.append(identities_item)

        passkeys = []
        _passkeys = d.pop("passkeys")
        for passkeys_item_data in _passkeys:
            passkeys_item = PasskeyRead.from_dict(passkeys_item_data)

            passkeys.append(passkeys_item)

        def _parse_second_factor_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                second_factor_since_type_0 = datetime.datetime.fromisoformat(data)

                return second_factor_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        second_factor_since = _parse_second_factor_since(d.pop("second_factor_since"))

        _made = cls(
            identities=identities,
            passkeys=passkeys,
            second_factor_since=second_factor_since,
        )

        _made.additional_properties = d
        return _made
