from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.passkey_login_credential import PasskeyLoginCredential


@_attrs_define(kw_only=True)
class PasskeyLogin:
    """Signing in with a passkey.

    Attributes:
        ceremony_id (UUID):
        credential (PasskeyLoginCredential): The result of `navigator.credentials.get`, as its `toJSON()` writes it.
    """

    ceremony_id: UUID
    credential: PasskeyLoginCredential

    def to_dict(self) -> dict[str, Any]:
        ceremony_id = str(self.ceremony_id)

        credential = self.credential.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "ceremony_id": ceremony_id,
                "credential": credential,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.passkey_login_credential import PasskeyLoginCredential

        d = dict(src_dict)
        ceremony_id = UUID(d.pop("ceremony_id"))

        credential = PasskeyLoginCredential.from_dict(d.pop("credential"))

        _made = cls(
            ceremony_id=ceremony_id,
            credential=credential,
        )

        return _made
