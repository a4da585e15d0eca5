from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class DayRead:
    """The events of one day.

    Attributes:
        day (datetime.date):
        jobs_accepted (int):
        jobs_cancelled (int):
        jobs_completed (int):
        jobs_created (int):
        kyc_submissions (int):
        messages (int):
        reviews (int):
        services (int):
        signups (int):
        threads (int):
    """

    day: datetime.date
    jobs_accepted: int
    jobs_cancelled: int
    jobs_completed: int
    jobs_created: int
    kyc_submissions: int
    messages: int
    reviews: int
    services: int
    signups: int
    threads: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        day = self.day.isoformat()

        jobs_accepted = self.jobs_accepted

        jobs_cancelled = self.jobs_cancelled

        jobs_completed = self.jobs_completed

        jobs_created = self.jobs_created

        kyc_submissions = self.kyc_submissions

        messages = self.messages

        reviews = self.reviews

        services = self.services

        signups = self.signups

        threads = self.threads

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "day": day,
                "jobs_accepted": jobs_accepted,
                "jobs_cancelled": jobs_cancelled,
                "jobs_completed": jobs_completed,
                "jobs_created": jobs_created,
                "kyc_submissions": kyc_submissions,
                "messages": messages,
                "reviews": reviews,
                "services": services,
                "signups": signups,
                "threads": threads,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        jobs_accepted = d.pop("jobs_accepted")

        jobs_cancelled = d.pop("jobs_cancelled")

        jobs_completed = d.pop("jobs_completed")

        jobs_created = d.pop("jobs_created")

        kyc_submissions = d.pop("kyc_submissions")

        messages = d.pop("messages")

        reviews = d.pop("reviews")

        services = d.pop("services")

        signups = d.pop("signups")

        threads = d.pop("threads")

        _made = cls(
            day=day,
            jobs_accepted=jobs_accepted,
            jobs_cancelled=jobs_cancelled,
            jobs_completed=jobs_completed,
            jobs_created=jobs_created,
            kyc_submissions=kyc_submissions,
            messages=messages,
            reviews=reviews,
            services=services,
            signups=signups,
            threads=threads,
        )

        _made.additional_properties = d
        return _made
