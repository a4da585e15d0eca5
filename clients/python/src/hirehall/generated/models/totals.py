from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.totals_jobs import TotalsJobs
    from ..models.totals_users import TotalsUsers


@_attrs_define(kw_only=True)
class Totals:
    """Totals, counted anew when they are older than half a minute.

    Attributes:
        counted_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        jobs (TotalsJobs): Jobs by status.
        kyc_open (int): Open identity checks.
        reviews (int): Visible reviews.
        reviews_flagged (int): Reviews with flags or a signal that wait for a decision.
        services_public (int): Public listings.
        users (TotalsUsers): Accounts by role and status.
    """

    counted_at: datetime.datetime
    jobs: TotalsJobs
    kyc_open: int
    reviews: int
    reviews_flagged: int
    services_public: int
    users: TotalsUsers
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        counted_at = self.counted_at.isoformat()

        jobs = self.jobs.to_dict()

        kyc_open = self.kyc_open

        reviews = self.reviews

        reviews_flagged = self.reviews_flagged

        services_public = self.services_public

        users = self.users.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "counted_at": counted_at,
                "jobs": jobs,
                "kyc_open": kyc_open,
                "reviews": reviews,
                "reviews_flagged": reviews_flagged,
                "services_public": services_public,
                "users": users,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.totals_jobs import TotalsJobs
        from ..models.totals_users import TotalsUsers

        d = dict(src_dict)
        counted_at = datetime.datetime.fromisoformat(d.pop("counted_at"))

        jobs = TotalsJobs.from_dict(d.pop("jobs"))

        kyc_open = d.pop("kyc_open")

        reviews = d.pop("reviews")

        reviews_flagged = d.pop("reviews_flagged")

        services_public = d.pop("services_public")

        users = TotalsUsers.from_dict(d.pop("users"))

        _made = cls(
            counted_at=counted_at,
            jobs=jobs,
            kyc_open=kyc_open,
            reviews=reviews,
            reviews_flagged=reviews_flagged,
            services_public=services_public,
            users=users,
        )

        _made.additional_properties = d
        return _made
