from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class StorageRead:
    """The file store.

    Attributes:
        is_ours (bool): Whether the node has found since its start that the store is that of this installation. False if
            it has not
            answered yet.
        kind (str): `directory` or `bucket`.
    """

    is_ours: bool
    kind: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_ours = self.is_ours

        kind = self.kind

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_ours": is_ours,
                "kind": kind,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_ours = d.pop("is_ours")

        kind = d.pop("kind")

        _made = cls(
            is_ours=is_ours,
            kind=kind,
        )

        _made.additional_properties = d
        return _made
