from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.language import Language, check_language
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class WorkerUpdate:
    """Changes to a worker's profile. Omitted fields stay unchanged; `null` clears an optional field.

    Attributes:
        bio (None | str | Unset): The change of an optional field in a PATCH request.
        first_name (str | Unset):
        language (Language | None | Unset): The change of an optional field in a PATCH request.
        last_name (str | Unset): Empty for people with a single name.
        latitude (float | None | Unset): The change of an optional field in a PATCH request.
        location (None | str | Unset): The change of an optional field in a PATCH request.
        longitude (float | None | Unset): The change of an optional field in a PATCH request.
        phone_number (None | str | Unset): The change of an optional field in a PATCH request.
        skills (list[str] | Unset): At most 30 skills. Duplicates are removed.
        time_zone (None | str | Unset): The change of an optional field in a PATCH request.
        years_experience (int | None | Unset): The change of an optional field in a PATCH request.
    """

    bio: str | Unset | None = UNSET
    first_name: str | Unset = UNSET
    language: Language | Unset | None = UNSET
    last_name: str | Unset = UNSET
    latitude: float | Unset | None = UNSET
    location: str | Unset | None = UNSET
    longitude: float | Unset | None = UNSET
    phone_number: str | Unset | None = UNSET
    skills: list[str] | Unset = UNSET
    time_zone: str | Unset | None = UNSET
    years_experience: int | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        bio: str | Unset | None
        if isinstance(self.bio, Unset):
            bio = UNSET
        else:
            bio = self.bio

        first_name = self.first_name

        language: str | Unset | None
        if isinstance(self.language, Unset):
            language = UNSET
        elif isinstance(self.language, str):
            language = self.language
        else:
            language = self.language

        last_name = self.last_name

        latitude: float | Unset | None
        if isinstance(self.latitude, Unset):
            latitude = UNSET
        else:
            latitude = self.latitude

        location: str | Unset | None
        if isinstance(self.location, Unset):
            location = UNSET
        else:
            location = self.location

        longitude: float | Unset | None
        if isinstance(self.longitude, Unset):
            longitude = UNSET
        else:
            longitude = self.longitude

        phone_number: str | Unset | None
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        skills: list[str] | Unset = UNSET
        if not isinstance(self.skills, Unset):
            skills = self.skills

        time_zone: str | Unset | None
        if isinstance(self.time_zone, Unset):
            time_zone = UNSET
        else:
            time_zone = self.time_zone

        years_experience: int | Unset | None
        if isinstance(self.years_experience, Unset):
            years_experience = UNSET
        else:
            years_experience = self.years_experience

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if bio is not UNSET:
            field_dict["bio"] = bio
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if language is not UNSET:
            field_dict["language"] = language
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if location is not UNSET:
            field_dict["location"] = location
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number
        if skills is not UNSET:
            field_dict["skills"] = skills
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if years_experience is not UNSET:
            field_dict["years_experience"] = years_experience

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_bio(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        bio = _parse_bio(d.pop("bio", UNSET))

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

        def _parse_latitude(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | Unset | None, data)

        latitude = _parse_latitude(d.pop("latitude", UNSET))

        def _parse_location(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        location = _parse_location(d.pop("location", UNSET))

        def _parse_longitude(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | Unset | None, data)

        longitude = _parse_longitude(d.pop("longitude", UNSET))

        def _parse_phone_number(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        phone_number = _parse_phone_number(d.pop("phone_number", UNSET))

        skills = cast(list[str], d.pop("skills", UNSET))

        def _parse_time_zone(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        time_zone = _parse_time_zone(d.pop("time_zone", UNSET))

        def _parse_years_experience(data: object) -> int | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | Unset | None, data)

        years_experience = _parse_years_experience(d.pop("years_experience", UNSET))

        _made = cls(
            bio=bio,
            first_name=first_name,
            language=language,
            last_name=last_name,
            latitude=latitude,
            location=location,
            longitude=longitude,
            phone_number=phone_number,
            skills=skills,
            time_zone=time_zone,
            years_experience=years_experience,
        )

        return _made
