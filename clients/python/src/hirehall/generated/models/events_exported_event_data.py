from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class EventsExportedEventData:
    """
    Attributes:
        from_ (None | str): The first day.
        id (UUID):
        only_audit (bool): Whether only the audit trail was exported.
        to (None | str): The last day.
        by_operator (bool | Unset): True if the operator did it on the command line.
    """

    from_: str | None
    id: UUID
    only_audit: bool
    to: str | None
    by_operator: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_: str | None
        from_ = self.from_

        id = str(self.id)

        only_audit = self.only_audit

        to: str | None
        to = self.to

        by_operator = self.by_operator

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from": from_,
                "id": id,
                "only_audit": only_audit,
                "to": to,
            }
        )
        if by_operator is not UNSET:
            field_dict["by_operator"] = by_operator

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_from_(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        from_ = _parse_from_(d.pop("from"))

        id = UUID(d.pop("id"))

        only_audit = d.pop("only_audit")

        def _parse_to(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        to = _parse_to(d.pop("to"))

        by_operator = d.pop("by_operator", UNSET)

        _made = cls(
            from_=from_,
            id=id,
            only_audit=only_audit,
            to=to,
            by_operator=by_operator,
        )

        _made.additional_properties = d
        return _made
