from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class InstallationSubject:
    """The installation as a whole; nothing else has its id.

    Attributes:
        id (UUID):
        kind (Literal['installation']):
        label (None):
    """

    id: UUID
    kind: Literal["installation"]
    label: None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        label = self.label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = cast(Literal["installation"], d.pop("kind"))
        if kind != "installation":
            raise ValueError(f"kind must match const 'installation', got '{kind}'")

        label = d.pop("label")

        _made = cls(
            id=id,
            kind=kind,
            label=label,
        )

        _made.additional_properties = d
        return _made
