from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ceremony_read_public_key import CeremonyReadPublicKey


@_attrs_define(kw_only=True)
class CeremonyRead:
    """The challenge for the authenticator.

    Attributes:
        ceremony_id (UUID):
        public_key (CeremonyReadPublicKey): Options for `PublicKeyCredential.parseCreationOptionsFromJSON`, or when
            signing in for
            `parseRequestOptionsFromJSON`.
    """

    ceremony_id: UUID
    public_key: CeremonyReadPublicKey
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ceremony_id = str(self.ceremony_id)

        public_key = self.public_key.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ceremony_id": ceremony_id,
                "public_key": public_key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.ceremony_read_public_key import CeremonyReadPublicKey

        d = dict(src_dict)
        ceremony_id = UUID(d.pop("ceremony_id"))

        public_key = CeremonyReadPublicKey.from_dict(d.pop("public_key"))

        _made = cls(
            ceremony_id=ceremony_id,
            public_key=public_key,
        )

        _made.additional_properties = d
        return _made
