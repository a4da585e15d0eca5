from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.task_kind import TaskKind, check_task_kind


@_attrs_define(kw_only=True)
class TaskLoadRead:
    """The tasks of a kind.

    Attributes:
        failed (int): Tasks that have failed for good in the last 30 days; at most 10000 of all kinds are counted.
        kind (TaskKind): The kind of a task.

            - `mail`: A mail about one event.
            - `news`: News for one user, several in one mail.
            - `export`: An export of an account's data.
            - `identity_check`: A request to the identity check service.
            - `search_index`: Indexing the listings of a changed worker.
            - `webhook`: Deliveries to a webhook.
        oldest_due_at (datetime.datetime | None):
        waiting (int): Open tasks; 100000 means that many or more.
    """

    failed: int
    kind: TaskKind
    oldest_due_at: datetime.datetime | None
    waiting: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        failed = self.failed

        kind: str = self.kind

        oldest_due_at: str | None
        if isinstance(self.oldest_due_at, datetime.datetime):
            oldest_due_at = self.oldest_due_at.isoformat()
        else:
            oldest_due_at = self.oldest_due_at

        waiting = self.waiting

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "failed": failed,
                "kind": kind,
                "oldest_due_at": oldest_due_at,
                "waiting": waiting,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        failed = d.pop("failed")

        kind = check_task_kind(d.pop("kind"))

        def _parse_oldest_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                oldest_due_at_type_0 = datetime.datetime.fromisoformat(data)

                return oldest_due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        oldest_due_at = _parse_oldest_due_at(d.pop("oldest_due_at"))

        waiting = d.pop("waiting")

        _made = cls(
            failed=failed,
            kind=kind,
            oldest_due_at=oldest_due_at,
            waiting=waiting,
        )

        _made.additional_properties = d
        return _made
