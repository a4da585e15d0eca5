from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ServiceSubject:
    """A listing.

    Attributes:
        id (UUID):
        kind (Literal['service']):
        label (None | str): What it is called now. `null` if it has no name, or it is deleted, and in what webhooks get.
    """

    id: UUID
    kind: Literal["service"]
    label: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        label: str | None
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

        kind = cast(Literal["service"], d.pop("kind"))
        if kind != "service":
            raise ValueError(f"kind must match const 'service', got '{kind}'")

        def _parse_label(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        label = _parse_label(d.pop("label"))

        _made = cls(
            id=id,
            kind=kind,
            label=label,
        )

        _made.additional_properties = d
        return _made
