from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.audit_read import AuditRead
    from ..models.device_overview import DeviceOverview
    from ..models.failure_read import FailureRead
    from ..models.hold_overview import HoldOverview
    from ..models.identity_overview import IdentityOverview
    from ..models.jobs_overview import JobsOverview
    from ..models.listings_overview import ListingsOverview
    from ..models.reviews_overview import ReviewsOverview
    from ..models.user_read import UserRead


@_attrs_define(kw_only=True)
class OverviewRead:
    """An account and everything around it. No more than 10000 of a kind are counted.

    Attributes:
        audit (list[AuditRead]): What was done with the account itself, newest first, at most 10 entries. `GET
            /admin/audit?subject_id=` has more.
        devices (list[DeviceOverview]): The latest of them, newest first, at most 10.
        failures (list[FailureRead]): Work for it that has failed in the last 30 days, such as mails that its mail
            server has refused: the latest
            first, at most 20.
        has_second_factor (bool): Whether signing in with the password needs a code.
        identity (IdentityOverview | None):
        jobs (list[JobsOverview]): Its jobs by status; only those that there are.
        legal_hold (HoldOverview | None):
        listings (list[ListingsOverview]): Its listings by status; only those that there are.
        passkeys (int):
        reviews (ReviewsOverview): The reviews of an account.
        sessions (int): On how many devices it is signed in.
        user (UserRead): An account, as its owner and administrators see it.
    """

    audit: list[AuditRead]
    devices: list[DeviceOverview]
    failures: list[FailureRead]
    has_second_factor: bool
    identity: IdentityOverview | None
    jobs: list[JobsOverview]
    legal_hold: HoldOverview | None
    listings: list[ListingsOverview]
    passkeys: int
    reviews: ReviewsOverview
    sessions: int
    user: UserRead
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.hold_overview import HoldOverview
        from ..models.identity_overview import IdentityOverview

        audit = []
        for audit_item_data in self.audit:
            audit_item = audit_item_data.to_dict()
            audit.append(audit_item)

        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        failures = []
        for failures_item_data in self.failures:
            failures_item = failures_item_data.to_dict()
            failures.append(failures_item)

        has_second_factor = self.has_second_factor

        identity: dict[str, Any] | None
        if isinstance(self.identity, IdentityOverview):
            identity = self.identity.to_dict()
        else:
            identity = self.identity

        jobs = []
        for jobs_item_data in self.jobs:
            jobs_item = jobs_item_data.to_dict()
            jobs.append(jobs_item)

        legal_hold: dict[str, Any] | None
        if isinstance(self.legal_hold, HoldOverview):
            legal_hold = self.legal_hold.to_dict()
        else:
            legal_hold = self.legal_hold

        listings = []
        for listings_item_data in self.listings:
            listings_item = listings_item_data.to_dict()
            listings.append(listings_item)

        passkeys = self.passkeys

        reviews = self.reviews.to_dict()

        sessions = self.sessions

        user = self.user.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "audit": audit,
                "devices": devices,
                "failures": failures,
                "has_second_factor": has_second_factor,
                "identity": identity,
                "jobs": jobs,
                "legal_hold": legal_hold,
                "listings": listings,
                "passkeys": passkeys,
                "reviews": reviews,
                "sessions": sessions,
                "user": user,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.audit_read import AuditRead
        from ..models.device_overview import DeviceOverview
        from ..models.failure_read import FailureRead
        from ..models.hold_overview import HoldOverview
        from ..models.identity_overview import IdentityOverview
        from ..models.jobs_overview import JobsOverview
        from ..models.listings_overview import ListingsOverview
        from ..models.reviews_overview import ReviewsOverview
        from ..models.user_read import UserRead

        d = dict(src_dict)
        audit = []
        _audit = d.pop("audit")
        for audit_item_data in _audit:
            audit_item = AuditRead.from_dict(audit_item_data)

            audit.append(audit_item)

        devices = []
        _devices = d.pop("devices")
        for devices_item_data in _devices:
            devices_item = DeviceOverview.from_dict(devices_item_data)

            devices.append(devices_item)

        failures = []
        _failures = d.pop("failures")
        for failures_item_data in _failures:
            failures_item = FailureRead.from_dict(failures_item_data)

            failures.append(failures_item)

        has_second_factor = d.pop("has_second_factor")

        def _parse_identity(data: object) -> IdentityOverview | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                identity_type_0 = IdentityOverview.from_dict(data)

                return identity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(IdentityOverview | None, data)

        identity = _parse_identity(d.pop("identity"))

        jobs = []
        _jobs = d.pop("jobs")
        for jobs_item_data in _jobs:
            jobs_item = JobsOverview.from_dict(jobs_item_data)

            jobs.append(jobs_item)

        def _parse_legal_hold(data: object) -> HoldOverview | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                legal_hold_type_0 = HoldOverview.from_dict(data)

                return legal_hold_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HoldOverview | None, data)

        legal_hold = _parse_legal_hold(d.pop("legal_hold"))

        listings = []
        _listings = d.pop("listings")
        for listings_item_data in _listings:
            listings_item = ListingsOverview.from_dict(listings_item_data)

            listings.append(listings_item)

        passkeys = d.pop("passkeys")

        reviews = ReviewsOverview.from_dict(d.pop("reviews"))

        sessions = d.pop("sessions")

        user = UserRead.from_dict(d.pop("user"))

        _made = cls(
            audit=audit,
            devices=devices,
            failures=failures,
            has_second_factor=has_second_factor,
            identity=identity,
            jobs=jobs,
            legal_hold=legal_hold,
            listings=listings,
            passkeys=passkeys,
            reviews=reviews,
            sessions=sessions,
            user=user,
        )

        _made.additional_properties = d
        return _made
