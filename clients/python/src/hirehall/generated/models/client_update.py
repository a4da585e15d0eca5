from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.language import Language, check_language
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ClientUpdate:
    """Changes to a client's profile. Omitted fields stay unchanged; `null` clears an optional field.

    Attributes:
        about (None | str | Unset): The change of an optional field in a PATCH request.
        address (None | str | Unset): The change of an optional field in a PATCH request.
        first_name (str | Unset):
        language (Language | None | Unset): The change of an optional field in a PATCH request.
        last_name (str | Unset): Empty for people with a single name.
        location (None | str | Unset): The change of an optional field in a PATCH request.
        phone_number (None | str | Unset): The change of an optional field in a PATCH request.
        time_zone (None | str | Unset): The change of an optional field in a PATCH request.
    """

    about: str | Unset | None = UNSET
    address: str | Unset | None = UNSET
    first_name: str | Unset = UNSET
    language: Language | Unset | None = UNSET
    last_name: str | Unset = UNSET
    location: str | Unset | None = UNSET
    phone_number: str | Unset | None = UNSET
    time_zone: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        about: str | Unset | None
        if isinstance(self.about, Unset):
            about = UNSET
        else:
            about = self.about

        address: str | Unset | None
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        first_name = self.first_name

        language: str | Unset | None
        if isinstance(self.language, Unset):
            language = UNSET
        elif isinstance(self.language, str):
            language = self.language
        else:
            language = self.language

        last_name = self.last_name

        location: str | Unset | None
        if isinstance(self.location, Unset):
            location = UNSET
        else:
            location = self.location

        phone_number: str | Unset | None
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        time_zone: str | Unset | None
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if about is not UNSET:
            field_dict["about"] = about
        if address is not UNSET:
            field_dict["address"] = address
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if language is not UNSET:
            field_dict["language"] = language
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if location is not UNSET:
            field_dict["location"] = location
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_about(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        about = _parse_about(d.pop("about", UNSET))

        def _parse_address(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        address = _parse_address(d.pop("address", UNSET))

        first_name = d.pop("first_name", UNSET)

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

        last_name = d.pop("last_name", UNSET)

        def _parse_location(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        location = _parse_location(d.pop("location", UNSET))

        def _parse_phone_number(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        phone_number = _parse_phone_number(d.pop("phone_number", UNSET))

        def _parse_time_zone(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))

        _made = cls(
            about=about,
            address=address,
            first_name=first_name,
            language=language,
            last_name=last_name,
            location=location,
            phone_number=phone_number,
            time_zone=time_zone,
        )

        return _made
