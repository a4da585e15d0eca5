from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rating import Rating


@_attrs_define(kw_only=True)
class ReviewsOverview:
    """The reviews of an account.

    Attributes:
        flagged (int): Written by it or about it, and waiting for your decision.
        flags_raised (int): How often it has flagged a review.
        received (None | Rating):
        written (int): Written by it, removed ones included.
    """

    flagged: int
    flags_raised: int
    received: Rating | None
    written: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.rating import Rating

        flagged = self.flagged

        flags_raised = self.flags_raised

        received: dict[str, Any] | None
        if isinstance(self.received, Rating):
            received = self.received.to_dict()
        else:
            received = self.received

        written = self.written

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "flagged": flagged,
                "flags_raised": flags_raised,
                "received": received,
                "written": written,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.rating import Rating

        d = dict(src_dict)
        flagged = d.pop("flagged")

        flags_raised = d.pop("flags_raised")

        def _parse_received(data: object) -> Rating | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                received_type_0 = Rating.from_dict(data)

                return received_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Rating | None, data)

        received = _parse_received(d.pop("received"))

        written = d.pop("written")

        _made = cls(
            flagged=flagged,
            flags_raised=flags_raised,
            received=received,
            written=written,
        )

        _made.additional_properties = d
        return _made
