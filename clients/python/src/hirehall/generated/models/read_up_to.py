from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ReadUpTo:
    """How far each side has read a conversation: the number of the last message that it has read, 0 before the first.

    Attributes:
        client (int):
        worker (int):
    """

    client: int
    worker: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        worker = self.worker

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "client": client,
                "worker": worker,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        client = d.pop("client")

        worker = d.pop("worker")

        _made = cls(
            client=client,
            worker=worker,
        )

        _made.additional_properties = d
        return _made
