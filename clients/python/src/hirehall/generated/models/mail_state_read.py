from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class MailStateRead:
    """Mails of all kinds.

    Attributes:
        failed (int): Mails that have failed for good in the last 30 days.
        held_since (None | str): Since when no mail is sent, because a backup was restored; null if mails are sent.
            `hirehall queue release` ends it.
        waiting (int): Mails that are not sent yet.
    """

    failed: int
    held_since: str | None
    waiting: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        failed = self.failed

        held_since: str | None
        held_since = self.held_since

        waiting = self.waiting

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "failed": failed,
                "held_since": held_since,
                "waiting": waiting,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        failed = d.pop("failed")

        def _parse_held_since(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        held_since = _parse_held_since(d.pop("held_since"))

        waiting = d.pop("waiting")

        _made = cls(
            failed=failed,
            held_since=held_since,
            waiting=waiting,
        )

        _made.additional_properties = d
        return _made
