from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.reason_code import ReasonCode, check_reason_code


@_attrs_define(kw_only=True)
class RefusalRead:
    """Why it was rejected.

    Attributes:
        code (ReasonCode): Why a submission was rejected.

            - `UNREADABLE`: Blurred, too dark, too small, or cut off.
            - `EXPIRED_DOCUMENT`: The document has expired.
            - `MISMATCH`: Document, selfie and profile do not belong to the same person.
            - `UNSUPPORTED_DOCUMENT`: The document is not of an accepted type.
            - `SUSPECTED_FRAUD`: The document does not look genuine.
            - `OTHER`: See the note.
        note (None | str):
    """

    code: ReasonCode
    note: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code: str = self.code

        note: str | None
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = check_reason_code(d.pop("code"))

        def _parse_note(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        note = _parse_note(d.pop("note"))

        _made = cls(
            code=code,
            note=note,
        )

        _made.additional_properties = d
        return _made
