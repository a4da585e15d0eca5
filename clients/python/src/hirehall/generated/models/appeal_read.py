from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.side import Side, check_side


@_attrs_define(kw_only=True)
class AppealRead:
    """An appeal against the decision of an administrator.

    Attributes:
        by (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        decided_at (datetime.datetime | None):
        statement (None | str): What the administrator who decided on it says to both sides.
        text (str):
    """

    by: Side
    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    statement: str | None
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by: str = self.by

        created_at = self.created_at.isoformat()

        decided_at: str | None
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        statement: str | None
        statement = self.statement

        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "created_at": created_at,
                "decided_at": decided_at,
                "statement": statement,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        by = check_side(d.pop("by"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        def _parse_statement(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        statement = _parse_statement(d.pop("statement"))

        text = d.pop("text")

        _made = cls(
            by=by,
            created_at=created_at,
            decided_at=decided_at,
            statement=statement,
            text=text,
        )

        _made.additional_properties = d
        return _made
