from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.reason_code import ReasonCode, check_reason_code
from ..models.slot import Slot, check_slot
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class RefusedFile:
    """Why a file is rejected.

    Attributes:
        reason_code (ReasonCode): Why a submission was rejected.

            - `UNREADABLE`: Blurred, too dark, too small, or cut off.
            - `EXPIRED_DOCUMENT`: The document has expired.
            - `MISMATCH`: Document, selfie and profile do not belong to the same person.
            - `UNSUPPORTED_DOCUMENT`: The document is not of an accepted type.
            - `SUSPECTED_FRAUD`: The document does not look genuine.
            - `OTHER`: See the note.
        slot (Slot): A file of a submission: the name of its form field and of its path.

            - `document`: The document, or its front.
            - `document_back`: The document's back.
            - `selfie`: A photograph of the worker.
            - `licence`: A licence to do certain work.
            - `insurance`: A proof of insurance.
            - `criminal_record`: An extract from the register of criminal records.
        note (None | str | Unset):
    """

    reason_code: ReasonCode
    slot: Slot
    note: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason_code: str = self.reason_code

        slot: str = self.slot

        note: str | Unset | None
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason_code": reason_code,
                "slot": slot,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason_code = check_reason_code(d.pop("reason_code"))

        slot = check_slot(d.pop("slot"))

        def _parse_note(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        note = _parse_note(d.pop("note", UNSET))

        _made = cls(
            reason_code=reason_code,
            slot=slot,
            note=note,
        )

        return _made
