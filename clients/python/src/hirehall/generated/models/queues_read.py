from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class QueuesRead:
    """How many transactions of the node wait for a thread.

    Attributes:
        reads (int):
        searches (int):
        writes (int):
    """

    reads: int
    searches: int
    writes: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reads = self.reads

        searches = self.searches

        writes = self.writes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reads": reads,
                "searches": searches,
                "writes": writes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reads = d.pop("reads")

        searches = d.pop("searches")

        writes = d.pop("writes")

        _made = cls(
            reads=reads,
            searches=searches,
            writes=writes,
        )

        _made.additional_properties = d
        return _made
