from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class UserPasswordResetRequestedEventData:
    """
    Attributes:
        place_id (None | UUID): The known device that it was requested from.
        user_id (UUID):
    """

    place_id: UUID | None
    user_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        place_id: str | None
        if isinstance(self.place_id, UUID):
            place_id = str(self.place_id)
        else:
            place_id = self.place_id

        user_id = str(self.user_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "place_id": place_id,
                "user_id": user_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_place_id(data: object) -> UUID | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                place_id_type_1 = UUID(data)

                return place_id_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(UUID | None, data)

        place_id = _parse_place_id(d.pop("place_id"))

        user_id = UUID(d.pop("user_id"))

        _made = cls(
            place_id=place_id,
            user_id=user_id,
        )

        _made.additional_properties = d
        return _made
