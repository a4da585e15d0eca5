from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ThreadCreate:
    """A new conversation: about a service, or with a worker without one.

    Attributes:
        content (str): The first message.
        service_id (None | Unset | UUID):
        worker_id (None | Unset | UUID):
    """

    content: str
    service_id: Unset | UUID | None = UNSET
    worker_id: Unset | UUID | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        content = self.content

        service_id: str | Unset | None
        if isinstance(self.service_id, Unset):
            service_id = UNSET
        elif isinstance(self.service_id, UUID):
            service_id = str(self.service_id)
        else:
            service_id = self.service_id

        worker_id: str | Unset | None
        if isinstance(self.worker_id, Unset):
            worker_id = UNSET
        elif isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "content": content,
            }
        )
        if service_id is not UNSET:
            field_dict["service_id"] = service_id
        if worker_id is not UNSET:
            field_dict["worker_id"] = worker_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        content = d.pop("content")

        def _parse_service_id(data: object) -> Unset | UUID | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                service_id_type_0 = UUID(data)

                return service_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Unset | UUID | None, data)

        service_id = _parse_service_id(d.pop("service_id", UNSET))

        def _parse_worker_id(data: object) -> Unset | UUID | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                worker_id_type_0 = UUID(data)

                return worker_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Unset | UUID | None, data)

        worker_id = _parse_worker_id(d.pop("worker_id", UNSET))

        _made = cls(
            content=content,
            service_id=service_id,
            worker_id=worker_id,
        )

        return _made
