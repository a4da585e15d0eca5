from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class SessionEndedEventData:
    """
    Attributes:
        session_id (None | UUID): The session; `null`: every session.
        user_id (UUID):
        reason (str | Unset): `REFRESH_TOKEN_REUSED`: its refresh token was used twice.
    """

    session_id: UUID | None
    user_id: UUID
    reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        session_id: str | None
        if isinstance(self.session_id, UUID):
            session_id = str(self.session_id)
        else:
            session_id = self.session_id

        user_id = str(self.user_id)

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "session_id": session_id,
                "user_id": user_id,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_session_id(data: object) -> UUID | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                session_id_type_1 = UUID(data)

                return session_id_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(UUID | None, data)

        session_id = _parse_session_id(d.pop("session_id"))

        user_id = UUID(d.pop("user_id"))

        reason = d.pop("reason", UNSET)

        _made = cls(
            session_id=session_id,
            user_id=user_id,
            reason=reason,
        )

        _made.additional_properties = d
        return _made
