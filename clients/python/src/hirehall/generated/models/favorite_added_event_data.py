from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class FavoriteAddedEventData:
    """
    Attributes:
        user_id (UUID):
        worker_id (UUID): The worker.
        service_id (UUID | Unset): The listing, if it is one that was bookmarked.
    """

    user_id: UUID
    worker_id: UUID
    service_id: UUID | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user_id = str(self.user_id)

        worker_id = str(self.worker_id)

        service_id: str | Unset = UNSET
        if not isinstance(self.service_id, Unset):
            service_id = str(self.service_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "user_id": user_id,
                "worker_id": worker_id,
            }
        )
        if service_id is not UNSET:
            field_dict["service_id"] = service_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        user_id = UUID(d.pop("user_id"))

        worker_id = UUID(d.pop("worker_id"))

        _service_id = d.pop("service_id", UNSET)
        service_id: UUID | Unset
        if isinstance(_service_id, Unset):
            service_id = UNSET
        else:
            service_id = UUID(_service_id)

        _made = cls(
            user_id=user_id,
            worker_id=worker_id,
            service_id=service_id,
        )

        _made.additional_properties = d
        return _made
