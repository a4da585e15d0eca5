from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_type import DocumentType, check_document_type
from ..models.kyc_status import KycStatus, check_kyc_status

if TYPE_CHECKING:
    from ..models.refusal_read import RefusalRead


@_attrs_define(kw_only=True)
class SubmissionRead:
    """One submission.

    Attributes:
        document_type (DocumentType): The kind of an identity document.

            - `PASSPORT`: A passport.
            - `DRIVERS_LICENSE`: A driver's license.
            - `NATIONAL_ID`: A national identity card.
            - `RESIDENCE_PERMIT`: A residence permit.
        id (UUID):
        reason (None | RefusalRead):
        reviewed_at (datetime.datetime | None):
        status (KycStatus): The status of a worker's identity check.

            - `NOT_SUBMITTED`: No documents were submitted yet.
            - `PENDING`: Waits for an administrator.
            - `IN_REVIEW`: An administrator has claimed it.
            - `APPROVED`: The identity is verified.
            - `REJECTED`: Rejected; the worker may submit again.
            - `NEEDS_RESUBMISSION`: Some files must be submitted again.
            - `EXPIRED`: The approval has expired.
            - `REVOKED`: The approval was revoked.
        submitted_at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
    """

    document_type: DocumentType
    id: UUID
    reason: RefusalRead | None
    reviewed_at: datetime.datetime | None
    status: KycStatus
    submitted_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.refusal_read import RefusalRead

        document_type: str = self.document_type

        id = str(self.id)

        reason: dict[str, Any] | None
        if isinstance(self.reason, RefusalRead):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        reviewed_at: str | None
        if isinstance(self.reviewed_at, datetime.datetime):
            reviewed_at = self.reviewed_at.isoformat()
        else:
            reviewed_at = self.reviewed_at

        status: str = self.status

        submitted_at = self.submitted_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "document_type": document_type,
                "id": id,
                "reason": reason,
                "reviewed_at": reviewed_at,
                "status": status,
                "submitted_at": submitted_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.refusal_read import RefusalRead

        d = dict(src_dict)
        document_type = check_document_type(d.pop("document_type"))

        id = UUID(d.pop("id"))

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

        def _parse_reviewed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reviewed_at_type_0 = datetime.datetime.fromisoformat(data)

                return reviewed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reviewed_at = _parse_reviewed_at(d.pop("reviewed_at"))

        status = check_kyc_status(d.pop("status"))

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        _made = cls(
            document_type=document_type,
            id=id,
            reason=reason,
            reviewed_at=reviewed_at,
            status=status,
            submitted_at=submitted_at,
        )

        _made.additional_properties = d
        return _made
