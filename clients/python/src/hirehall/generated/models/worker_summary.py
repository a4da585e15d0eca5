from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rating import Rating


@_attrs_define(kw_only=True)
class WorkerSummary:
    """A worker as shown with listings and conversations.

    Attributes:
        first_name (str): `Deleted user` after the account was deleted.
        id (UUID):
        is_available (bool): Whether they are available.
        is_verified (bool): Whether the identity check is approved.
        last_initial (str): Empty after the account was deleted.
        picture_url (None | str):
        rating (Rating): The rating of a worker.
    """

    first_name: str
    id: UUID
    is_available: bool
    is_verified: bool
    last_initial: str
    picture_url: str | None
    rating: Rating
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        id = str(self.id)

        is_available = self.is_available

        is_verified = self.is_verified

        last_initial = self.last_initial

        picture_url: str | None
        picture_url = self.picture_url

        rating = self.rating.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "id": id,
                "is_available": is_available,
                "is_verified": is_verified,
                "last_initial": last_initial,
                "picture_url": picture_url,
                "rating": rating,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.rating import Rating

        d = dict(src_dict)
        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        is_available = d.pop("is_available")

        is_verified = d.pop("is_verified")

        last_initial = d.pop("last_initial")

        def _parse_picture_url(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        picture_url = _parse_picture_url(d.pop("picture_url"))

        rating = Rating.from_dict(d.pop("rating"))

        _made = cls(
            first_name=first_name,
            id=id,
            is_available=is_available,
            is_verified=is_verified,
            last_initial=last_initial,
            picture_url=picture_url,
            rating=rating,
        )

        _made.additional_properties = d
        return _made
