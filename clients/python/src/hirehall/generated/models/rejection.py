from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.reason_code import ReasonCode, check_reason_code
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class Rejection:
    """A rejection.

    Attributes:
        reason_code (ReasonCode): Why a submission was rejected.

            - `UNREADABLE`: Blurred, too dark, too small, or cut off.
            - `EXPIRED_DOCUMENT`: The document has expired.
            - `MISMATCH`: Document, selfie and profile do not belong to the same person.
            - `UNSUPPORTED_DOCUMENT`: The document is not of an accepted type.
            - `SUSPECTED_FRAUD`: The document does not look genuine.
            - `OTHER`: See the note.
        note (None | str | Unset):
    """

    reason_code: ReasonCode
    note: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason_code: str = self.reason_code

        note: str | Unset | None
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason_code": reason_code,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason_code = check_reason_code(d.pop("reason_code"))

        def _parse_note(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        note = _parse_note(d.pop("note", UNSET))

        _made = cls(
            reason_code=reason_code,
            note=note,
        )

        return _made
