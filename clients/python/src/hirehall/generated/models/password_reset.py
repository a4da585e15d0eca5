from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class PasswordReset:
    """A new password for the holder of a mailed link, and the sign-in methods to remove.

    Attributes:
        new_password (str):
        token (str):
        remove_identities (list[UUID] | Unset): Unlinks these provider accounts. Ids that the account does not have are
            ignored.
        remove_passkeys (list[UUID] | Unset): Removes these passkeys. Ids that the account does not have are ignored.
            Not for administrators.
        remove_second_factor (bool | Unset): Removes the second factor and its recovery codes. Not for administrators.
    """

    new_password: str
    token: str
    remove_identities: list[UUID] | Unset = UNSET
    remove_passkeys: list[UUID] | Unset = UNSET
    remove_second_factor: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        new_password = self.new_password

        token = self.token

        remove_identities: list[str] | Unset = UNSET
        if not isinstance(self.remove_identities, Unset):
            remove_identities = []
            for remove_identities_item_data in self.remove_identities:
                remove_identities_item = str(remove_identities_item_data)
                remove_identities.append(remove_identities_item)

        remove_passkeys: list[str] | Unset = UNSET
        if not isinstance(self.remove_passkeys, Unset):
            remove_passkeys = []
            for remove_passkeys_item_data in self.remove_passkeys:
                remove_passkeys_item = str(remove_passkeys_item_data)
                remove_passkeys.append(remove_passkeys_item)

        remove_second_factor = self.remove_second_factor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "new_password": new_password,
                "token": token,
            }
        )
        if remove_identities is not UNSET:
            field_dict["remove_identities"] = remove_identities
        if remove_passkeys is not UNSET:
            field_dict["remove_passkeys"] = remove_passkeys
        if remove_second_factor is not UNSET:
            field_dict["remove_second_factor"] = remove_second_factor

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        new_password = d.pop("new_password")

        token = d.pop("token")

        _remove_identities = d.pop("remove_identities", UNSET)
        remove_identities: list[UUID] | Unset = UNSET
        if _remove_identities is not UNSET:
            remove_identities = []
            for remove_identities_item_data in _remove_identities:
                remove_identities_item = UUID(remove_identities_item_data)

                remove_identities.append(remove_identities_item)

        _remove_passkeys = d.pop("remove_passkeys", UNSET)
        remove_passkeys: list[UUID] | Unset = UNSET
        if _remove_passkeys is not UNSET:
            remove_passkeys = []
            for remove_passkeys_item_data in _remove_passkeys:
                remove_passkeys_item = UUID(remove_passkeys_item_data)

                remove_passkeys.append(remove_passkeys_item)

        remove_second_factor = d.pop("remove_second_factor", UNSET)

        _made = cls(
            new_password=new_password,
            token=token,
            remove_identities=remove_identities,
            remove_passkeys=remove_passkeys,
            remove_second_factor=remove_second_factor,
        )

        return _made
