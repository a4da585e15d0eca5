from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rating import Rating
    from ..models.reliability import Reliability


@_attrs_define(kw_only=True)
class PublicWorker:
    """A worker as shown to everyone.

    Attributes:
        first_name (str): `Deleted user` for a deleted account.
        last_initial (str): The first letter of the last name, with its combining marks. Empty without a last name, and
            for a deleted account.
        availability_note (None | str):
        bio (None | str):
        id (UUID):
        is_available (bool):
        is_verified (bool): Whether the identity check is approved.
        jobs_completed (int):
        location (None | str):
        member_since (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        picture_url (None | str):
        rating (Rating): The rating of a worker.
        reliability (Reliability): How reliable a worker is, by what has happened. Days are in UTC, today included.
        skills (list[str]):
        years_experience (int | None):
    """

    first_name: str
    last_initial: str
    availability_note: str | None
    bio: str | None
    id: UUID
    is_available: bool
    is_verified: bool
    jobs_completed: int
    location: str | None
    member_since: datetime.datetime
    picture_url: str | None
    rating: Rating
    reliability: Reliability
    skills: list[str]
    years_experience: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_initial = self.last_initial

        availability_note: str | None
        availability_note = self.availability_note

        bio: str | None
        bio = self.bio

        id = str(self.id)

        is_available = self.is_available

        is_verified = self.is_verified

        jobs_completed = self.jobs_completed

        location: str | None
        location = self.location

        member_since = self.member_since.isoformat()

        picture_url: str | None
        picture_url = self.picture_url

        rating = self.rating.to_dict()

        reliability = self.reliability.to_dict()

        skills = self.skills

        years_experience: int | None
        years_experience = self.years_experience

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "last_initial": last_initial,
                "availability_note": availability_note,
                "bio": bio,
                "id": id,
                "is_available": is_available,
                "is_verified": is_verified,
                "jobs_completed": jobs_completed,
                "location": location,
                "member_since": member_since,
                "picture_url": picture_url,
                "rating": rating,
                "reliability": reliability,
                "skills": skills,
                "years_experience": years_experience,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.rating import Rating
        from ..models.reliability import Reliability

        d = dict(src_dict)
        first_name = d.pop("first_name")

        last_initial = d.pop("last_initial")

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

        id = UUID(d.pop("id"))

        is_available = d.pop("is_available")

        is_verified = d.pop("is_verified")

        jobs_completed = d.pop("jobs_completed")

        def _parse_location(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        location = _parse_location(d.pop("location"))

        member_since = datetime.datetime.fromisoformat(d.pop("member_since"))

        def _parse_picture_url(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        picture_url = _parse_picture_url(d.pop("picture_url"))

        rating = Rating.from_dict(d.pop("rating"))

        reliability = Reliability.from_dict(d.pop("reliability"))

        skills = cast(list[str], d.pop("skills"))

        def _parse_years_experience(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        years_experience = _parse_years_experience(d.pop("years_experience"))

        _made = cls(
            first_name=first_name,
            last_initial=last_initial,
            availability_note=availability_note,
            bio=bio,
            id=id,
            is_available=is_available,
            is_verified=is_verified,
            jobs_completed=jobs_completed,
            location=location,
            member_since=member_since,
            picture_url=picture_url,
            rating=rating,
            reliability=reliability,
            skills=skills,
            years_experience=years_experience,
        )

        _made.additional_properties = d
        return _made
