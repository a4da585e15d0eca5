from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.named_worker import NamedWorker


@_attrs_define(kw_only=True)
class NameChangeRead:
    """A name change that waits for a decision.

    Attributes:
        first_name (str): The requested name.
        id (UUID):
        last_name (str):
        requested_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        worker (NamedWorker): The worker, with the verified name.
    """

    first_name: str
    id: UUID
    last_name: str
    requested_at: datetime.datetime
    worker: NamedWorker
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        id = str(self.id)

        last_name = self.last_name

        requested_at = self.requested_at.isoformat()

        worker = self.worker.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "id": id,
                "last_name": last_name,
                "requested_at": requested_at,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.named_worker import NamedWorker

        d = dict(src_dict)
        first_name = d.pop("first_name")

        id = UUID(d.pop("id"))

        last_name = d.pop("last_name")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        worker = NamedWorker.from_dict(d.pop("worker"))

        _made = cls(
            first_name=first_name,
            id=id,
            last_name=last_name,
            requested_at=requested_at,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
