from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ThreadOpenedEventData:
    """
    Attributes:
        service_id (None | UUID): The listing that it is about.
        thread_id (UUID):
    """

    service_id: UUID | None
    thread_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        service_id: str | None
        if isinstance(self.service_id, UUID):
            service_id = str(self.service_id)
        else:
            service_id = self.service_id

        thread_id = str(self.thread_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "service_id": service_id,
                "thread_id": thread_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_service_id(data: object) -> UUID | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                service_id_type_1 = UUID(data)

                return service_id_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(UUID | None, data)

        service_id = _parse_service_id(d.pop("service_id"))

        thread_id = UUID(d.pop("thread_id"))

        _made = cls(
            service_id=service_id,
            thread_id=thread_id,
        )

        _made.additional_properties = d
        return _made
