from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class WebhookEnable:
    """How a disabled webhook goes on.

    Attributes:
        skip_missed (bool | Unset): Whether the events since it was disabled are skipped, together with those that wait.
            Otherwise they are
            delivered now.
    """

    skip_missed: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        skip_missed = self.skip_missed

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if skip_missed is not UNSET:
            field_dict["skip_missed"] = skip_missed

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        skip_missed = d.pop("skip_missed", UNSET)

        _made = cls(
            skip_missed=skip_missed,
        )

        return _made
