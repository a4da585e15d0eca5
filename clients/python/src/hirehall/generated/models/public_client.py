from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class PublicClient:
    """A client as shown to everyone.

    Attributes:
        first_name (str): `Deleted user` for a deleted account.
        last_initial (str): The first letter of the last name, with its combining marks. Empty without a last name, and
            for a deleted account.
        about (None | str):
        id (UUID):
        jobs_completed (int):
        location (None | str):
        member_since (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        picture_url (None | str):
    """

    first_name: str
    last_initial: str
    about: str | None
    id: UUID
    jobs_completed: int
    location: str | None
    member_since: datetime.datetime
    picture_url: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_initial = self.last_initial

        about: str | None
        about = self.about

        id = str(self.id)

        jobs_completed = self.jobs_completed

        location: str | None
        location = self.location

        member_since = self.member_since.isoformat()

        picture_url: str | None
        picture_url = self.picture_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "last_initial": last_initial,
                "about": about,
                "id": id,
                "jobs_completed": jobs_completed,
                "location": location,
                "member_since": member_since,
                "picture_url": picture_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        first_name = d.pop("first_name")

        last_initial = d.pop("last_initial")

        def _parse_about(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        about = _parse_about(d.pop("about"))

        id = UUID(d.pop("id"))

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

        _made = cls(
            first_name=first_name,
            last_initial=last_initial,
            about=about,
            id=id,
            jobs_completed=jobs_completed,
            location=location,
            member_since=member_since,
            picture_url=picture_url,
        )

        _made.additional_properties = d
        return _made
