from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.slot import Slot, check_slot


@_attrs_define(kw_only=True)
class ExtraFileConfig:
    """A further file.

    Attributes:
        category (None | str): The slug of the category that needs it for publishing; `null`: every worker.
        file (Slot): A file of a submission: the name of its form field and of its path.

            - `document`: The document, or its front.
            - `document_back`: The document's back.
            - `selfie`: A photograph of the worker.
            - `licence`: A licence to do certain work.
            - `insurance`: A proof of insurance.
            - `criminal_record`: An extract from the register of criminal records.
    """

    category: str | None
    file: Slot
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        category: str | None
        category = self.category

        file: str = self.file

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "category": category,
                "file": file,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_category(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        category = _parse_category(d.pop("category"))

        file = check_slot(d.pop("file"))

        _made = cls(
            category=category,
            file=file,
        )

        _made.additional_properties = d
        return _made
