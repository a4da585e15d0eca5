from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class DeadlineConfig:
    """What happens by itself.

    Attributes:
        event_days (int | None): Events older than this are not listed any more; `null`: all are.
        job_contest_days (int): The report of a no-show can be contested for so many days.
        job_expire_days (int): A proposed job expires after so many days without activity.
        job_finalize_days (int): A completed job is finalized after so many days.
        job_no_show_minutes (int): A no-show can be reported so many minutes after the agreed start.
        job_offer_days (int): An offer that does not say how long it is open expires after so many days.
        signup_link_hours (int): How long the link works that verifies the address of a sign-up.
    """

    event_days: int | None
    job_contest_days: int
    job_expire_days: int
    job_finalize_days: int
    job_no_show_minutes: int
    job_offer_days: int
    signup_link_hours: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        event_days: int | None
        event_days = self.event_days

        job_contest_days = self.job_contest_days

        job_expire_days = self.job_expire_days

        job_finalize_days = self.job_finalize_days

        job_no_show_minutes = self.job_no_show_minutes

        job_offer_days = self.job_offer_days

        signup_link_hours = self.signup_link_hours

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "event_days": event_days,
                "job_contest_days": job_contest_days,
                "job_expire_days": job_expire_days,
                "job_finalize_days": job_finalize_days,
                "job_no_show_minutes": job_no_show_minutes,
                "job_offer_days": job_offer_days,
                "signup_link_hours": signup_link_hours,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_event_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        event_days = _parse_event_days(d.pop("event_days"))

        job_contest_days = d.pop("job_contest_days")

        job_expire_days = d.pop("job_expire_days")

        job_finalize_days = d.pop("job_finalize_days")

        job_no_show_minutes = d.pop("job_no_show_minutes")

        job_offer_days = d.pop("job_offer_days")

        signup_link_hours = d.pop("signup_link_hours")

        _made = cls(
            event_days=event_days,
            job_contest_days=job_contest_days,
            job_expire_days=job_expire_days,
            job_finalize_days=job_finalize_days,
            job_no_show_minutes=job_no_show_minutes,
            job_offer_days=job_offer_days,
            signup_link_hours=signup_link_hours,
        )

        _made.additional_properties = d
        return _made
