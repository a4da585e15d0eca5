from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class SettlementCreate:
    """How you propose to settle it.

    Attributes:
        note (None | str | Unset):
        worker_gets (Money | None | Unset):
    """

    note: str | Unset | None = UNSET
    worker_gets: Money | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        note: str | Unset | None
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        worker_gets: dict[str, Any] | Unset | None
        if isinstance(self.worker_gets, Unset):
            worker_gets = UNSET
        elif isinstance(self.worker_gets, Money):
            worker_gets = self.worker_gets.to_dict()
        else:
            worker_gets = self.worker_gets

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if note is not UNSET:
            field_dict["note"] = note
        if worker_gets is not UNSET:
            field_dict["worker_gets"] = worker_gets

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)

        def _parse_note(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_worker_gets(data: object) -> Money | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                worker_gets_type_0 = Money.from_dict(data)

                return worker_gets_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | Unset | None, data)

        worker_gets = _parse_worker_gets(d.pop("worker_gets", UNSET))

        _made = cls(
            note=note,
            worker_gets=worker_gets,
        )

        return _made
