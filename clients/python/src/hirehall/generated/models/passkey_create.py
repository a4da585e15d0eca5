from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.passkey_create_credential import PasskeyCreateCredential


@_attrs_define(kw_only=True)
class PasskeyCreate:
    """Adding a passkey.

    Attributes:
        ceremony_id (UUID):
        credential (PasskeyCreateCredential): The result of `navigator.credentials.create`, as its `toJSON()` writes it.
        name (str):
    """

    ceremony_id: UUID
    credential: PasskeyCreateCredential
    name: str

    def to_dict(self) -> dict[str, Any]:
        ceremony_id = str(self.ceremony_id)

        credential = self.credential.to_dict()

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "ceremony_id": ceremony_id,
                "credential": credential,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.passkey_create_credential import PasskeyCreateCredential

        d = dict(src_dict)
        ceremony_id = UUID(d.pop("ceremony_id"))

        credential = PasskeyCreateCredential.from_dict(d.pop("credential"))

        name = d.pop("name")

        _made = cls(
            ceremony_id=ceremony_id,
            credential=credential,
            name=name,
        )

        return _made
