from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.appeal_status import AppealStatus, check_appeal_status


@_attrs_define(kw_only=True)
class Appeal:
    """An appeal against the removal of a review. Its author has one.

    Attributes:
        created_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        decided_at (datetime.datetime | None):
        review_id (UUID):
        statement (None | str): What the administrator who has decided has answered.
        status (AppealStatus): The state of an appeal.

            - `OPEN`: It waits for an administrator.
            - `GRANTED`: The review is visible again.
            - `REJECTED`: The review stays removed.
        text (str):
    """

    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    review_id: UUID
    statement: str | None
    status: AppealStatus
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        decided_at: str | None
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        review_id = str(self.review_id)

        statement: str | None
        statement = self.statement

        status: str = self.status

        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created_at": created_at,
                "decided_at": decided_at,
                "review_id": review_id,
                "statement": statement,
                "status": status,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
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

        review_id = UUID(d.pop("review_id"))

        def _parse_statement(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        statement = _parse_statement(d.pop("statement"))

        status = check_appeal_status(d.pop("status"))

        text = d.pop("text")

        _made = cls(
            created_at=created_at,
            decided_at=decided_at,
            review_id=review_id,
            statement=statement,
            status=status,
            text=text,
        )

        _made.additional_properties = d
        return _made
