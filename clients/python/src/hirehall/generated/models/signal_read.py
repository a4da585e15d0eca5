from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.signal_code import SignalCode, check_signal_code

if TYPE_CHECKING:
    from ..models.account_read import AccountRead


@_attrs_define(kw_only=True)
class SignalRead:
    """A signal for a closer look.

    Attributes:
        accounts (list[AccountRead]): The related accounts, at most twenty.
        code (SignalCode): Reasons for a closer look. None is a proof: neighbours share a network, and families a name.

            - `SAME_FILE`: Another account has submitted one of the same files.
            - `SAME_NUMBER`: Another account has submitted a document of the same kind and number.
            - `BANNED_PLACE`: A banned account has used the same network.
            - `NEW_ACCOUNT`: The account was less than a day old at the time of the submission.
            - `NAME_MISMATCH`: The account's name differs from the one on the document.
    """

    accounts: list[AccountRead]
    code: SignalCode
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accounts = []
        for accounts_item_data in self.accounts:
            accounts_item = accounts_item_data.to_dict()
            accounts.append(accounts_item)

        code: str = self.code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accounts": accounts,
                "code": code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.account_read import AccountRead

        d = dict(src_dict)
        accounts = []
        _accounts = d.pop("accounts")
        for accounts_item_data in _accounts:
            accounts_item = AccountRead.from_dict(accounts_item_data)

            accounts.append(accounts_item)

        code = check_signal_code(d.pop("code"))

        _made = cls(
            accounts=accounts,
            code=code,
        )

        _made.additional_properties = d
        return _made
