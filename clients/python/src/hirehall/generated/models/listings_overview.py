from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.service_status import ServiceStatus, check_service_status


@_attrs_define(kw_only=True)
class ListingsOverview:
    """How many listings have a status.

    Attributes:
        count (int):
        status (ServiceStatus): Whether a listing is published. Deleted rows have another status that no query finds.

            - `DRAFT`: Visible to its worker only.
            - `PUBLISHED`: Public, while its worker's account is active and their identity approved.
            - `PAUSED`: Not offered at the moment.
    """

    count: int
    status: ServiceStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "count": count,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        count = d.pop("count")

        status = check_service_status(d.pop("status"))

        _made = cls(
            count=count,
            status=status,
        )

        _made.additional_properties = d
        return _made
