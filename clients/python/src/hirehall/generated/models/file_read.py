from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.slot import Slot, check_slot

if TYPE_CHECKING:
    from ..models.refusal_read import RefusalRead


@_attrs_define(kw_only=True)
class FileRead:
    """A file without its content.

    Attributes:
        is_quarantined (bool): Whether it waits for the malware scanner and cannot be viewed yet.
        media_type (str):
        name (Slot): A file of a submission: the name of its form field and of its path.

            - `document`: The document, or its front.
            - `document_back`: The document's back.
            - `selfie`: A photograph of the worker.
            - `licence`: A licence to do certain work.
            - `insurance`: A proof of insurance.
            - `criminal_record`: An extract from the register of criminal records.
        reason (None | RefusalRead):
        size (int): Bytes.
    """

    is_quarantined: bool
    media_type: str
    name: Slot
    reason: RefusalRead | None
    size: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.refusal_read import RefusalRead

        is_quarantined = self.is_quarantined

        media_type = self.media_type

        name: str = self.name

        reason: dict[str, Any] | None
        if isinstance(self.reason, RefusalRead):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        size = self.size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_quarantined": is_quarantined,
                "media_type": media_type,
                "name": name,
                "reason": reason,
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.refusal_read import RefusalRead

        d = dict(src_dict)
        is_quarantined = d.pop("is_quarantined")

        media_type = d.pop("media_type")

        name = check_slot(d.pop("name"))

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

        size = d.pop("size")

        _made = cls(
            is_quarantined=is_quarantined,
            media_type=media_type,
            name=name,
            reason=reason,
            size=size,
        )

        _made.additional_properties = d
        return _made
