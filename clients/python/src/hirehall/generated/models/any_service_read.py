from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cancellation_policy import CancellationPolicy, check_cancellation_policy
from ..models.pricing import Pricing, check_pricing
from ..models.service_status import ServiceStatus, check_service_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money
    from ..models.worker_summary import WorkerSummary


@_attrs_define(kw_only=True)
class AnyServiceRead:
    """A listing as administrators see it.

    Attributes:
        cancellation_policy (CancellationPolicy | None):
        category (str):
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        description (str):
        id (UUID):
        is_favorite (bool | None): Whether you have bookmarked it; `null` unless you are signed in as a client.
        latitude (float | None):
        location (str):
        longitude (float | None):
        paused_by_moderation (bool): Whether an administrator has paused it: then only an administrator can publish it
            again.
        price (Money | None):
        pricing (Pricing): The pricing of a service.

            - `HOURLY`: Per hour.
            - `FIXED`: A fixed price.
            - `QUOTE`: To be agreed.
        status (ServiceStatus): Whether a listing is published. Deleted rows have another status that no query finds.

            - `DRAFT`: Visible to its worker only.
            - `PUBLISHED`: Public, while its worker's account is active and their identity approved.
            - `PAUSED`: Not offered at the moment.
        title (str):
        updated_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        worker (WorkerSummary): A worker as shown with listings and conversations.
        is_public (bool): Whether the public sees it: it is published, its worker's account is active and their identity
            approved.
        is_removed (bool): Whether an administrator has removed it. `status` is what it had before.
        distance_km (float | Unset): The distance from `near` in kilometres, to the metre; only in a search with `near`.
    """

    cancellation_policy: CancellationPolicy | None
    category: str
    created_at: datetime.datetime
    description: str
    id: UUID
    is_favorite: bool | None
    latitude: float | None
    location: str
    longitude: float | None
    paused_by_moderation: bool
    price: Money | None
    pricing: Pricing
    status: ServiceStatus
    title: str
    updated_at: datetime.datetime
    worker: WorkerSummary
    is_public: bool
    is_removed: bool
    distance_km: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        cancellation_policy: str | None
        if isinstance(self.cancellation_policy, str):
            cancellation_policy = self.cancellation_policy
        else:
            cancellation_policy = self.cancellation_policy

        category = self.category

        created_at = self.created_at.isoformat()

        description = self.description

        id = str(self.id)

        is_favorite: bool | None
        is_favorite = self.is_favorite

        latitude: float | None
        latitude = self.latitude

        location = self.location

        longitude: float | None
        longitude = self.longitude

        paused_by_moderation = self.paused_by_moderation

        price: dict[str, Any] | None
        if isinstance(self.price, Money):
            price = self.price.to_dict()
        else:
            price = self.price

        pricing: str = self.pricing

        status: str = self.status

        title = self.title

        updated_at = self.updated_at.isoformat()

        worker = self.worker.to_dict()

        is_public = self.is_public

        is_removed = self.is_removed

        distance_km = self.distance_km

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cancellation_policy": cancellation_policy,
                "category": category,
                "created_at": created_at,
                "description": description,
                "id": id,
                "is_favorite": is_favorite,
                "latitude": latitude,
                "location": location,
                "longitude": longitude,
                "paused_by_moderation": paused_by_moderation,
                "price": price,
                "pricing": pricing,
                "status": status,
                "title": title,
                "updated_at": updated_at,
                "worker": worker,
                "is_public": is_public,
                "is_removed": is_removed,
            }
        )
        if distance_km is not UNSET:
            field_dict["distance_km"] = distance_km

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money
        from ..models.worker_summary import WorkerSummary

        d = dict(src_dict)

        def _parse_cancellation_policy(data: object) -> CancellationPolicy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancellation_policy_type_0 = check_cancellation_policy(data)

                return cancellation_policy_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CancellationPolicy | None, data)

        cancellation_policy = _parse_cancellation_policy(d.pop("cancellation_policy"))

        category = d.pop("category")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        description = d.pop("description")

        id = UUID(d.pop("id"))

        def _parse_is_favorite(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_favorite = _parse_is_favorite(d.pop("is_favorite"))

        def _parse_latitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        latitude = _parse_latitude(d.pop("latitude"))

        location = d.pop("location")

        def _parse_longitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        longitude = _parse_longitude(d.pop("longitude"))

        paused_by_moderation = d.pop("paused_by_moderation")

        def _parse_price(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                price_type_0 = Money.from_dict(data)

                return price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        price = _parse_price(d.pop("price"))

        pricing = check_pricing(d.pop("pricing"))

        status = check_service_status(d.pop("status"))

        title = d.pop("title")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        worker = WorkerSummary.from_dict(d.pop("worker"))

        is_public = d.pop("is_public")

        is_removed = d.pop("is_removed")

        distance_km = d.pop("distance_km", UNSET)

        _made = cls(
            cancellation_policy=cancellation_policy,
            category=category,
            created_at=created_at,
            description=description,
            id=id,
            is_favorite=is_favorite,
            latitude=latitude,
            location=location,
            longitude=longitude,
            paused_by_moderation=paused_by_moderation,
            price=price,
            pricing=pricing,
            status=status,
            title=title,
            updated_at=updated_at,
            worker=worker,
            is_public=is_public,
            is_removed=is_removed,
            distance_km=distance_km,
        )

        _made.additional_properties = d
        return _made
