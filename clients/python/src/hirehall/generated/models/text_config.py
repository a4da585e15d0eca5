from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class TextConfig:
    """How many characters texts may have.

    Attributes:
        about (int): What workers (`bio`) and clients (`about`) write about themselves.
        first_name (int):
        job_description (int):
        job_title (int):
        last_name (int):
        listing_description (int):
        listing_title (int):
        message (int):
        password (int):
        password_min (int): The shortest password.
        review (int):
        review_reply (int):
        skill (int):
    """

    about: int
    first_name: int
    job_description: int
    job_title: int
    last_name: int
    listing_description: int
    listing_title: int
    message: int
    password: int
    password_min: int
    review: int
    review_reply: int
    skill: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        about = self.about

        first_name = self.first_name

        job_description = self.job_description

        job_title = self.job_title

        last_name = self.last_name

        listing_description = self.listing_description

        listing_title = self.listing_title

        message = self.message

        password = self.password

        password_min = self.password_min

        review = self.review

        review_reply = self.review_reply

        skill = self.skill

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "about": about,
                "first_name": first_name,
                "job_description": job_description,
                "job_title": job_title,
                "last_name": last_name,
                "listing_description": listing_description,
                "listing_title": listing_title,
                "message": message,
                "password": password,
                "password_min": password_min,
                "review": review,
                "review_reply": review_reply,
                "skill": skill,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        about = d.pop("about")

        first_name = d.pop("first_name")

        job_description = d.pop("job_description")

        job_title = d.pop("job_title")

        last_name = d.pop("last_name")

        listing_description = d.pop("listing_description")

        listing_title = d.pop("listing_title")

        message = d.pop("message")

        password = d.pop("password")

        password_min = d.pop("password_min")

        review = d.pop("review")

        review_reply = d.pop("review_reply")

        skill = d.pop("skill")

        _made = cls(
            about=about,
            first_name=first_name,
            job_description=job_description,
            job_title=job_title,
            last_name=last_name,
            listing_description=listing_description,
            listing_title=listing_title,
            message=message,
            password=password,
            password_min=password_min,
            review=review,
            review_reply=review_reply,
            skill=skill,
        )

        _made.additional_properties = d
        return _made
