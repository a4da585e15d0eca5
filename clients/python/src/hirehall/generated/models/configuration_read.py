from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.setting_read import SettingRead
    from ..models.signing_key_read import SigningKeyRead


@_attrs_define(kw_only=True)
class ConfigurationRead:
    """The settings that are in effect on the node that answers, and the signing keys.

    Attributes:
        settings (list[SettingRead]):
        signing_keys (list[SigningKeyRead]): The keys that sign access tokens, the newest first. The newest signs; the
            others verify until their last token has expired.
    """

    settings: list[SettingRead]
    signing_keys: list[SigningKeyRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        settings = []
        for settings_item_data in self.settings:
            settings_item = settings_item_data.to_dict()
            settings.append(settings_item)

        signing_keys = []
        for signing_keys_item_data in self.signing_keys:
            signing_keys_item = signing_keys_item_data.to_dict()
            signing_keys.append(signing_keys_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "settings": settings,
                "signing_keys": signing_keys,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.setting_read import SettingRead
        from ..models.signing_key_read import SigningKeyRead

        d = dict(src_dict)
        settings = []
        _settings = d.pop("settings")
        for settings_item_data in _settings:
            settings_item = SettingRead.from_dict(settings_item_data)

            settings.append(settings_item)

        signing_keys = []
        _signing_keys = d.pop("signing_keys")
        for signing_keys_item_data in _signing_keys:
            signing_keys_item = SigningKeyRead.from_dict(signing_keys_item_data)

            signing_keys.append(signing_keys_item)

        _made = cls(
            settings=settings,
            signing_keys=signing_keys,
        )

        _made.additional_properties = d
        return _made
