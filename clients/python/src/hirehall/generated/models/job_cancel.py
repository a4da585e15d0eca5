from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class JobCancel:
    """Why a job is cancelled, and what the client is expected to owe for it.

    Attributes:
        reason (str): One line, for the other side.
        client_owes (Money | None | Unset):
    """

    reason: str
    client_owes: Money | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        reason = self.reason

        client_owes: dict[str, Any] | Unset | None
        if isinstance(self.client_owes, Unset):
            client_owes = UNSET
        elif isinstance(self.client_owes, Money):
            client_owes = self.client_owes.to_dict()
        else:
            client_owes = self.client_owes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if client_owes is not UNSET:
            field_dict["client_owes"] = client_owes

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)
        reason = d.pop("reason")

        def _parse_client_owes(data: object) -> Money | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                client_owes_type_0 = Money.from_dict(data)

                return client_owes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | Unset | None, data)

        client_owes = _parse_client_owes(d.pop("client_owes", UNSET))

        _made = cls(
            reason=reason,
            client_owes=client_owes,
        )

        return _made
