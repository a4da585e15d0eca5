from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class EventActor:
    """Who did it.

    Attributes:
        id (UUID):
        name (None | str): As others see it: the first name and the first letter of the last name, or `Deleted user`.
            `null` in what webhooks
            get.
        picture_url (None | str):
    """

    id: UUID
    name: str | None
    picture_url: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name: str | None
        name = self.name

        picture_url: str | None
        picture_url = self.picture_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "picture_url": picture_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_name(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        name = _parse_name(d.pop("name"))

        def _parse_picture_url(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        picture_url = _parse_picture_url(d.pop("picture_url"))

        _made = cls(
            id=id,
            name=name,
            picture_url=picture_url,
        )

        _made.additional_properties = d
        return _made
