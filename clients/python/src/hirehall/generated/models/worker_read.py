from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.kyc_status import KycStatus, check_kyc_status
from ..models.language import Language, check_language
from ..models.role import Role, check_role
from ..models.user_status import UserStatus, check_user_status

if TYPE_CHECKING:
    from ..models.rating import Rating
    from ..models.reliability import Reliability
    from ..models.wished_name import WishedName


@_attrs_define(kw_only=True)
class WorkerRead:
    """A worker's own profile.

    Attributes:
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        email (str):
        email_verified (bool): Always true: an account is created when its address is verified.
        first_name (str):
        id (UUID):
        language (Language | None):
        last_name (str): Empty for people with only one name.
        phone_number (None | str):
        role (Role): The role of an account. Each account has one role.

            - `CLIENT`: Hires workers.
            - `WORKER`: Offers services.
            - `ADMIN`: Verifies workers and moderates.
        status (UserStatus): Whether an account may act.

            - `ACTIVE`: May do everything that its role allows.
            - `FROZEN`: May sign in and read, but not change anything. Hidden from the public.
            - `BANNED`: Cannot sign in. Hidden from the public.
            - `DELETED`: Deleted: personal data are erased, and the e-mail address can be used again.
        time_zone (None | str): The time zone of times in mails to the account. `null`: that of this installation.
        availability_note (None | str):
        bio (None | str):
        is_available (bool):
        jobs_completed (int):
        kyc_status (KycStatus): The status of a worker's identity check.

            - `NOT_SUBMITTED`: No documents were submitted yet.
            - `PENDING`: Waits for an administrator.
            - `IN_REVIEW`: An administrator has claimed it.
            - `APPROVED`: The identity is verified.
            - `REJECTED`: Rejected; the worker may submit again.
            - `NEEDS_RESUBMISSION`: Some files must be submitted again.
            - `EXPIRED`: The approval has expired.
            - `REVOKED`: The approval was revoked.
        latitude (float | None):
        location (None | str):
        longitude (float | None):
        picture_url (None | str):
        rating (Rating): The rating of a worker.
        reliability (Reliability): How reliable a worker is, by what has happened. Days are in UTC, today included.
        skills (list[str]):
        wished_name (None | WishedName):
        years_experience (int | None):
    """

    created_at: datetime.datetime
    email: str
    email_verified: bool
    first_name: str
    id: UUID
    language: Language | None
    last_name: str
    phone_number: str | None
    role: Role
    status: UserStatus
    time_zone: str | None
    availability_note: str | None
    bio: str | None
    is_available: bool
    jobs_completed: int
    kyc_status: KycStatus
    latitude: float | None
    location: str | None
    longitude: float | None
    picture_url: str | None
    rating: Rating
    reliability: Reliability
    skills: list[str]
    wished_name: WishedName | None
    years_experience: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.wished_name import WishedName

        created_at = self.created_at.isoformat()

        email = self.email

        email_verified = self.email_verified

        first_name = self.first_name

        id = str(self.id)

        language: str | None
        if isinstance(self.language, str):
            language = self.language
        else:
            language = self.language

        last_name = self.last_name

        phone_number: str | None
        phone_number = self.phone_number

        role: str = self.role

        status: str = self.status

        time_zone: str | None
        time_zone = self.time_zone

        availability_note: str | None
        availability_note = self.availability_note

        bio: str | None
        bio = self.bio

        is_available = self.is_available

        jobs_completed = self.jobs_completed

        kyc_status: str = self.kyc_status

        latitude: float | None
        latitude = self.latitude

        location: str | None
        location = self.location

        longitude: float | None
        longitude = self.longitude

        picture_url: str | None
        picture_url = self.picture_url

        rating = self.rating.to_dict()

        reliability = self.reliability.to_dict()

        skills = self.skills

        wished_name: dict[str, Any] | None
        if isinstance(self.wished_name, WishedName):
            wished_name = self.wished_name.to_dict()
        else:
            wished_name = self.wished_name

        years_experience: int | None
        years_experience = self.years_experience

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created_at": created_at,
                "email": email,
                "email_verified": email_verified,
                "first_name": first_name,
                "id": id,
                "language": language,
                "last_name": last_name,
                "phone_number": phone_number,
                "role": role,
                "status": status,
                "time_zone": time_zone,
                "availability_note": availability_note,
                "bio": bio,
                "is_available": is_available,
                "jobs_completed": jobs_completed,
                "kyc_status": kyc_status,
                "latitude": latitude,
                "location": location,
                "longitude": longitude,
                "picture_url": picture_url,
                "rating": rating,
                "reliability": reliability,
                "skills": skills,
                "wished_name": wished_name,
                "years_experience": years_experience,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.rating import Rating
        from ..models.reliability import Reliability
        from ..models.wished_name import WishedName

        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        email = d.pop("email")

        email_verified = d.pop("email_verified")

        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        def _parse_language(data: object) -> Language | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                language_type_0 = check_language(data)

                return language_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Language | None, data)

        language = _parse_language(d.pop("language"))

        last_name = d.pop("last_name")

        def _parse_phone_number(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        phone_number = _parse_phone_number(d.pop("phone_number"))

        role = check_role(d.pop("role"))

        status = check_user_status(d.pop("status"))

        def _parse_time_zone(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        time_zone = _parse_time_zone(d.pop("time_zone"))

        def _parse_availability_note(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        availability_note = _parse_availability_note(d.pop("availability_note"))

        def _parse_bio(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        bio = _parse_bio(d.pop("bio"))

        is_available = d.pop("is_available")

        jobs_completed = d.pop("jobs_completed")

        kyc_status = check_kyc_status(d.pop("kyc_status"))

        def _parse_latitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        latitude = _parse_latitude(d.pop("latitude"))

        def _parse_location(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        location = _parse_location(d.pop("location"))

        def _parse_longitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        longitude = _parse_longitude(d.pop("longitude"))

        def _parse_picture_url(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        picture_url = _parse_picture_url(d.pop("picture_url"))

        rating = Rating.from_dict(d.pop("rating"))

        reliability = Reliability.from_dict(d.pop("reliability"))

        skills = cast(list[str], d.pop("skills"))

        def _parse_wished_name(data: object) -> WishedName | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                wished_name_type_0 = WishedName.from_dict(data)

                return wished_name_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(WishedName | None, data)

        wished_name = _parse_wished_name(d.pop("wished_name"))

        def _parse_years_experience(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        years_experience = _parse_years_experience(d.pop("years_experience"))

        _made = cls(
            created_at=created_at,
            email=email,
            email_verified=email_verified,
            first_name=first_name,
            id=id,
            language=language,
            last_name=last_name,
            phone_number=phone_number,
            role=role,
            status=status,
            time_zone=time_zone,
            availability_note=availability_note,
            bio=bio,
            is_available=is_available,
            jobs_completed=jobs_completed,
            kyc_status=kyc_status,
            latitude=latitude,
            location=location,
            longitude=longitude,
            picture_url=picture_url,
            rating=rating,
            reliability=reliability,
            skills=skills,
            wished_name=wished_name,
            years_experience=years_experience,
        )

        _made.additional_properties = d
        return _made
