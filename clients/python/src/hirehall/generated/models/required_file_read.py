from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.required_file_status import RequiredFileStatus, check_required_file_status
from ..models.slot import Slot, check_slot

if TYPE_CHECKING:
    from ..models.refusal_read import RefusalRead


@_attrs_define(kw_only=True)
class RequiredFileRead:
    """A file and its status.

    Attributes:
        for_categories (list[str]): Slugs of the categories that require it for publishing.
        reason (None | RefusalRead):
        required (bool): Whether every approval requires it.
        slot (Slot): A file of a submission: the name of its form field and of its path.

            - `document`: The document, or its front.
            - `document_back`: The document's back.
            - `selfie`: A photograph of the worker.
            - `licence`: A licence to do certain work.
            - `insurance`: A proof of insurance.
            - `criminal_record`: An extract from the register of criminal records.
        status (RequiredFileStatus): The status of a file.

            - `MISSING`: It was not uploaded.
            - `PREPARED`: It is part of the draft.
            - `HANDED_IN`: It is part of an open or approved submission.
            - `REFUSED`: It was rejected; another one is required.
    """

    for_categories: list[str]
    reason: RefusalRead | None
    required: bool
    slot: Slot
    status: RequiredFileStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.refusal_read import RefusalRead

        for_categories = self.for_categories

        reason: dict[str, Any] | None
        if isinstance(self.reason, RefusalRead):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        required = self.required

        slot: str = self.slot

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "for_categories": for_categories,
                "reason": reason,
                "required": required,
                "slot": slot,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.refusal_read import RefusalRead

        d = dict(src_dict)
        for_categories = cast(list[str], d.pop("for_categories"))

        def _parse_reason(data: object) -> RefusalRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reason_type_0 = RefusalRead.from_dict(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(RefusalRead | None, data)

        reason = _parse_reason(d.pop("reason"))

        required = d.pop("required")

        slot = check_slot(d.pop("slot"))

        status = check_required_file_status(d.pop("status"))

        _made = cls(
            for_categories=for_categories,
            reason=reason,
            required=required,
            slot=slot,
            status=status,
        )

        _made.additional_properties = d
        return _made
