from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.language import Language, check_language
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class AccountUpdate:
    """Changes to how your account is written to. Omitted fields stay unchanged; `null` means those of this installation.

    Attributes:
        language (Language | None | Unset): The change of an optional field in a PATCH request.
        time_zone (None | str | Unset): The change of an optional field in a PATCH request.
    """

    language: Language | Unset | None = UNSET
    time_zone: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        language: str | Unset | None
        if isinstance(self.language, Unset):
            language = UNSET
        elif isinstance(self.language, str):
            language = self.language
        else:
            language = self.language

        time_zone: str | Unset | None
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if language is not UNSET:
            field_dict["language"] = language
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_language(data: object) -> Language | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                componentsschemas_change_language_type_1 = check_language(data)

                return componentsschemas_change_language_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Language | Unset | None, data)

        language = _parse_language(d.pop("language", UNSET))

        def _parse_time_zone(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))

        _made = cls(
            language=language,
            time_zone=time_zone,
        )

        return _made
