from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.task_kind import TaskKind, check_task_kind


@_attrs_define(kw_only=True)
class FailureRead:
    """Work for an account that has failed for good.

    Attributes:
        failed_at (datetime.datetime | None):
        id (UUID):
        kind (TaskKind): The kind of a task.

            - `mail`: A mail about one event.
            - `news`: News for one user, several in one mail.
            - `export`: An export of an account's data.
            - `identity_check`: A request to the identity check service.
            - `search_index`: Indexing the listings of a changed worker.
            - `webhook`: Deliveries to a webhook.
        reason (str):
    """

    failed_at: datetime.datetime | None
    id: UUID
    kind: TaskKind
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        failed_at: str | None
        if isinstance(self.failed_at, datetime.datetime):
            failed_at = self.failed_at.isoformat()
        else:
            failed_at = self.failed_at

        id = str(self.id)

        kind: str = self.kind

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "failed_at": failed_at,
                "id": id,
                "kind": kind,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_failed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failed_at_type_0 = datetime.datetime.fromisoformat(data)

                return failed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failed_at = _parse_failed_at(d.pop("failed_at"))

        id = UUID(d.pop("id"))

        kind = check_task_kind(d.pop("kind"))

        reason = d.pop("reason")

        _made = cls(
            failed_at=failed_at,
            id=id,
            kind=kind,
            reason=reason,
        )

        _made.additional_properties = d
        return _made
