from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.side import Side, check_side


@_attrs_define(kw_only=True)
class StatementRead:
    """What one side says.

    Attributes:
        by (Side): A side of a conversation, a job or a review.

            - `CLIENT`: The client.
            - `WORKER`: The worker.
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        number (int): Numbered from 1.
        text (str):
    """

    by: Side
    created_at: datetime.datetime
    number: int
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by: str = self.by

        created_at = self.created_at.isoformat()

        number = self.number

        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "created_at": created_at,
                "number": number,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        by = check_side(d.pop("by"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        number = d.pop("number")

        text = d.pop("text")

        _made = cls(
            by=by,
            created_at=created_at,
            number=number,
            text=text,
        )

        _made.additional_properties = d
        return _made
