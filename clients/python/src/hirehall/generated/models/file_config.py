from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.upload_config import UploadConfig


@_attrs_define(kw_only=True)
class FileConfig:
    """Files that may be uploaded.

    Attributes:
        identity_document (UploadConfig): A file that may be uploaded.
        picture (UploadConfig): A file that may be uploaded.
        selfie (UploadConfig): A file that may be uploaded.
    """

    identity_document: UploadConfig
    picture: UploadConfig
    selfie: UploadConfig
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        identity_document = self.identity_document.to_dict()

        picture = self.picture.to_dict()

        selfie = self.selfie.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "identity_document": identity_document,
                "picture": picture,
                "selfie": selfie,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.upload_config import UploadConfig

        d = dict(src_dict)
        identity_document = UploadConfig.from_dict(d.pop("identity_document"))

        picture = UploadConfig.from_dict(d.pop("picture"))

        selfie = UploadConfig.from_dict(d.pop("selfie"))

        _made = cls(
            identity_document=identity_document,
            picture=picture,
            selfie=selfie,
        )

        _made.additional_properties = d
        return _made
