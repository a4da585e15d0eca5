from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class SessionStartedEventData:
    """
    Attributes:
        new_place_id (None | UUID): The network and browser, if they were not known.
        session_id (UUID): The session.
        user_id (UUID):
    """

    new_place_id: UUID | None
    session_id: UUID
    user_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        new_place_id: str | None
        if isinstance(self.new_place_id, UUID):
            new_place_id = str(self.new_place_id)
        else:
            new_place_id = self.new_place_id

        session_id = str(self.session_id)

        user_id = str(self.user_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "new_place_id": new_place_id,
                "session_id": session_id,
                "user_id": user_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_new_place_id(data: object) -> UUID | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                new_place_id_type_1 = UUID(data)

                return new_place_id_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(UUID | None, data)

        new_place_id = _parse_new_place_id(d.pop("new_place_id"))

        session_id = UUID(d.pop("session_id"))

        user_id = UUID(d.pop("user_id"))

        _made = cls(
            new_place_id=new_place_id,
            session_id=session_id,
            user_id=user_id,
        )

        _made.additional_properties = d
        return _made
