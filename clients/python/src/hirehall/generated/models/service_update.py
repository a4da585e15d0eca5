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
class ServiceUpdate:
    """Changes to a listing; omitted fields stay unchanged.

    Attributes:
        cancellation_policy (CancellationPolicy | None | Unset): The change of an optional field in a PATCH request.
        category (str | Unset): The slug of a category.
        description (str | Unset):
        latitude (float | None | Unset): The change of an optional field in a PATCH request.
        location (str | Unset):
        longitude (float | None | Unset): The change of an optional field in a PATCH request.
        price (Money | None | Unset): The change of an optional field in a PATCH request.
        pricing (Pricing | Unset): The pricing of a service.

            - `HOURLY`: Per hour.
            - `FIXED`: A fixed price.
            - `QUOTE`: To be agreed.
        status (ServiceStatus | Unset): Whether a listing is published. Deleted rows have another status that no query
            finds.

            - `DRAFT`: Visible to its worker only.
            - `PUBLISHED`: Public, while its worker's account is active and their identity approved.
            - `PAUSED`: Not offered at the moment.
        title (str | Unset):
    """

    cancellation_policy: CancellationPolicy | Unset | None = UNSET
    category: str | Unset = UNSET
    description: str | Unset = UNSET
    latitude: float | Unset | None = UNSET
    location: str | Unset = UNSET
    longitude: float | Unset | None = UNSET
    price: Money | Unset | None = UNSET
    pricing: Pricing | Unset = UNSET
    status: ServiceStatus | Unset = UNSET
    title: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        cancellation_policy: str | Unset | None
        if isinstance(self.cancellation_policy, Unset):
            cancellation_policy = UNSET
        elif isinstance(self.cancellation_policy, str):
            cancellation_policy = self.cancellation_policy
        else:
            cancellation_policy = self.cancellation_policy

        category = self.category

        description = self.description

        latitude: float | Unset | None
        if isinstance(self.latitude, Unset):
            latitude = UNSET
        else:
            latitude = self.latitude

        location = self.location

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

        pricing: str | Unset = UNSET
        if not isinstance(self.pricing, Unset):
            pricing = self.pricing

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if cancellation_policy is not UNSET:
            field_dict["cancellation_policy"] = cancellation_policy
        if category is not UNSET:
            field_dict["category"] = category
        if description is not UNSET:
            field_dict["description"] = description
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if location is not UNSET:
            field_dict["location"] = location
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if price is not UNSET:
            field_dict["price"] = price
        if pricing is not UNSET:
            field_dict["pricing"] = pricing
        if status is not UNSET:
            field_dict["status"] = status
        if title is not UNSET:
            field_dict["title"] = title

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)

        def _parse_cancellation_policy(data: object) -> CancellationPolicy | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                componentsschemas_change_cancellation_policy_type_1 = check_cancellation_policy(data)

                return componentsschemas_change_cancellation_policy_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CancellationPolicy | Unset | None, data)

        cancellation_policy = _parse_cancellation_policy(d.pop("cancellation_policy", UNSET))

        category = d.pop("category", UNSET)

        description = d.pop("description", UNSET)

        def _parse_latitude(data: object) -> float | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | Unset | None, data)

        latitude = _parse_latitude(d.pop("latitude", UNSET))

        location = d.pop("location", UNSET)

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
                componentsschemas_change_money_type_1 = Money.from_dict(data)

                return componentsschemas_change_money_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | Unset | None, data)

        price = _parse_price(d.pop("price", UNSET))

        _pricing = d.pop("pricing", UNSET)
        pricing: Pricing | Unset
        if isinstance(_pricing, Unset):
            pricing = UNSET
        else:
            pricing = check_pricing(_pricing)

        _status = d.pop("status", UNSET)
        status: ServiceStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_service_status(_status)

        title = d.pop("title", UNSET)

        _made = cls(
            cancellation_policy=cancellation_policy,
            category=category,
            description=description,
            latitude=latitude,
            location=location,
            longitude=longitude,
            price=price,
            pricing=pricing,
            status=status,
            title=title,
        )

        return _made
