from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..models.cancellation_policy import CancellationPolicy, check_cancellation_policy
from ..models.pricing import Pricing, check_pricing
from ..models.service_status import ServiceStatus, check_service_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class ServiceCreate:
    """A new listing.

    Attributes:
        category (str): The slug of a category.
        location (str): The location in words, for the search.
        pricing (Pricing): The pricing of a service.

            - `HOURLY`: Per hour.
            - `FIXED`: A fixed price.
            - `QUOTE`: To be agreed.
        title (str):
        cancellation_policy (CancellationPolicy | None | Unset):
        description (str | Unset):
        latitude (float | None | Unset):
        longitude (float | None | Unset):
        price (Money | None | Unset):
        status (ServiceStatus | Unset): Whether a listing is published. Deleted rows have another status that no query
            finds.

            - `DRAFT`: Visible to its worker only.
            - `PUBLISHED`: Public, while its worker's account is active and their identity approved.
            - `PAUSED`: Not offered at the moment.
    """

    category: str
    location: str
    pricing: Pricing
    title: str
    cancellation_policy: CancellationPolicy | Unset | None = UNSET
    description: str | Unset = UNSET
    latitude: float | Unset | None = UNSET
    longitude: float | Unset | None = UNSET
    price: Money | Unset | None = UNSET
    status: ServiceStatus | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        category = self.category

        location = self.location

        pricing: str = self.pricing

        title = self.title

        cancellation_policy: str | Unset | None
        if isinstance(self.cancellation_policy, Unset):
            cancellation_policy = UNSET
        elif isinstance(self.cancellation_policy, str):
            cancellation_policy = self.cancellation_policy
        else:
            cancellation_policy = self.cancellation_policy

        description = self.description

        latitude: float | Unset | None
        if isinstance(self.latitude, Unset):
            latitude = UNSET
        else:
            latitude = self.latitude

        longitude: float | Unset | None
        if isinstance(self.longitude, Unset):
            longitude = UNSET
        else:
            longitude = self.longitude

        price: dict[str, Any] | Unset | None
        if isinstance(self.price, Unset):
            price = UNSET
        elif isinstance(self.price, Money):
            price = self.price.to_dict()
        else:
            price = self.price

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "category": category,
                "location": location,
                "pricing": pricing,
                "title": title,
            }
        )
        if cancellation_policy is not UNSET:
            field_dict["cancellation_policy"] = cancellation_policy
        if description is not UNSET:
            field_dict["description"] = description
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if price is not UNSET:
            field_dict["price"] = price
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)
        category = d.pop("category")

        location = d.pop("location")

        pricing = check_pricing(d.pop("pricing"))

        title = d.pop("title")

        def _parse_cancellation_policy(data: object) -> CancellationPolicy | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancellation_policy_type_0 = check_cancellation_policy(data)

                return cancellation_policy_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CancellationPolicy | Unset | None, data)

        cancellation_policy = _parse_cancellation_policy(d.pop("cancellation_policy", UNSET))

        description = d.pop("description", UNSET)

        def _parse_latitude(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | Unset | None, data)

        latitude = _parse_latitude(d.pop("latitude", UNSET))

        def _parse_longitude(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | Unset | None, data)

        longitude = _parse_longitude(d.pop("longitude", UNSET))

        def _parse_price(data: object) -> Money | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                price_type_0 = Money.from_dict(data)

                return price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | Unset | None, data)

        price = _parse_price(d.pop("price", UNSET))

        _status = d.pop("status", UNSET)
        status: ServiceStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_service_status(_status)

        _made = cls(
            category=category,
            location=location,
            pricing=pricing,
            title=title,
            cancellation_policy=cancellation_policy,
            description=description,
            latitude=latitude,
            longitude=longitude,
            price=price,
            status=status,
        )

        return _made
