from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class Resolution:
    """The decision of an administrator.

    Attributes:
        statement (str):
        worker_gets (Money | None | Unset):
    """

    statement: str
    worker_gets: Money | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        statement = self.statement

        worker_gets: dict[str, Any] | Unset | None
        if isinstance(self.worker_gets, Unset):
            worker_gets = UNSET
        elif isinstance(self.worker_gets, Money):
            worker_gets = self.worker_gets.to_dict()
        else:
            worker_gets = self.worker_gets

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "statement": statement,
            }
        )
        if worker_gets is not UNSET:
            field_dict["worker_gets"] = worker_gets

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)
        statement = d.pop("statement")

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
            statement=statement,
            worker_gets=worker_gets,
        )

        return _made
