from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.service_status import ServiceStatus, check_service_status
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ServiceRemovedEventData:
    """
    Attributes:
        service_id (UUID):
        status (None | ServiceStatus): The status now.
        reason (str | Unset): The reason, in the words of its author.
    """

    service_id: UUID
    status: ServiceStatus | None
    reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        service_id = str(self.service_id)

        status: str | None
        if isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "service_id": service_id,
                "status": status,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        service_id = UUID(d.pop("service_id"))

        def _parse_status(data: object) -> ServiceStatus | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_1 = check_service_status(data)

                return status_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ServiceStatus | None, data)

        status = _parse_status(d.pop("status"))

        reason = d.pop("reason", UNSET)

        _made = cls(
            service_id=service_id,
            status=status,
            reason=reason,
        )

        _made.additional_properties = d
        return _made
