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
    from ..models.applicant import Applicant
    from ..models.check_read import CheckRead
    from ..models.file_read import FileRead
    from ..models.legal_hold_read import LegalHoldRead
    from ..models.person import Person
    from ..models.refusal_read import RefusalRead
    from ..models.signal_read import SignalRead
    from ..models.submission_read import SubmissionRead


@_attrs_define(kw_only=True)
class CaseDetail:
    """A submission with everything needed to decide on it.

    Attributes:
        claimed_by (None | Person):
        claimed_until (datetime.datetime | None):
        document_type (DocumentType): The kind of an identity document.

            - `PASSPORT`: A passport.
            - `DRIVERS_LICENSE`: A driver's license.
            - `NATIONAL_ID`: A national identity card.
            - `RESIDENCE_PERMIT`: A residence permit.
        endorsed_by (None | Person):
        expires_at (datetime.datetime | None):
        id (UUID):
        name_on_document (None | str): As given by the worker.
        reason (None | RefusalRead):
        reviewed_at (datetime.datetime | None):
        reviewed_by (None | Person):
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
        worker (Applicant): The worker who submitted it.
        check (CheckRead | None):
        files (list[FileRead]):
        history (list[SubmissionRead]): The worker's other submissions, newest first.
        legal_hold (LegalHoldRead | None):
        signals (list[SignalRead]): Signals for a closer look.
    """

    claimed_by: Person | None
    claimed_until: datetime.datetime | None
    document_type: DocumentType
    endorsed_by: Person | None
    expires_at: datetime.datetime | None
    id: UUID
    name_on_document: str | None
    reason: RefusalRead | None
    reviewed_at: datetime.datetime | None
    reviewed_by: Person | None
    status: KycStatus
    submitted_at: datetime.datetime
    worker: Applicant
    check: CheckRead | None
    files: list[FileRead]
    history: list[SubmissionRead]
    legal_hold: LegalHoldRead | None
    signals: list[SignalRead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.check_read import CheckRead
        from ..models.legal_hold_read import LegalHoldRead
        from ..models.person import Person
        from ..models.refusal_read import RefusalRead

        claimed_by: dict[str, Any] | None
        if isinstance(self.claimed_by, Person):
            claimed_by = self.claimed_by.to_dict()
        else:
            claimed_by = self.claimed_by

        claimed_until: str | None
        if isinstance(self.claimed_until, datetime.datetime):
            claimed_until = self.claimed_until.isoformat()
        else:
            claimed_until = self.claimed_until

        document_type: str = self.document_type

        endorsed_by: dict[str, Any] | None
        if isinstance(self.endorsed_by, Person):
            endorsed_by = self.endorsed_by.to_dict()
        else:
            endorsed_by = self.endorsed_by

        expires_at: str | None
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        id = str(self.id)

        name_on_document: str | None
        name_on_document = self.name_on_document

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

        reviewed_by: dict[str, Any] | None
        if isinstance(self.reviewed_by, Person):
            reviewed_by = self.reviewed_by.to_dict()
        else:
            reviewed_by = self.reviewed_by

        status: str = self.status

        submitted_at = self.submitted_at.isoformat()

        worker = self.worker.to_dict()

        check: dict[str, Any] | None
        if isinstance(self.check, CheckRead):
            check = self.check.to_dict()
        else:
            check = self.check

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        legal_hold: dict[str, Any] | None
        if isinstance(self.legal_hold, LegalHoldRead):
            legal_hold = self.legal_hold.to_dict()
        else:
            legal_hold = self.legal_hold

        signals = []
        for signals_item_data in self.signals:
            signals_item = signals_item_data.to_dict()
            signals.append(signals_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed_by": claimed_by,
                "claimed_until": claimed_until,
                "document_type": document_type,
                "endorsed_by": endorsed_by,
                "expires_at": expires_at,
                "id": id,
                "name_on_document": name_on_document,
                "reason": reason,
                "reviewed_at": reviewed_at,
                "reviewed_by": reviewed_by,
                "status": status,
                "submitted_at": submitted_at,
                "worker": worker,
                "check": check,
                "files": files,
                "history": history,
                "legal_hold": legal_hold,
                "signals": signals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.applicant import Applicant
        from ..models.check_read import CheckRead
        from ..models.file_read import FileRead
        from ..models.legal_hold_read import LegalHoldRead
        from ..models.person import Person
        from ..models.refusal_read import RefusalRead
        from ..models.signal_read import SignalRead
        from ..models.submission_read import SubmissionRead

        d = dict(src_dict)

        def _parse_claimed_by(data: object) -> Person | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                claimed_by_type_0 = Person.from_dict(data)

                return claimed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Person | None, data)

        claimed_by = _parse_claimed_by(d.pop("claimed_by"))

        def _parse_claimed_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                claimed_until_type_0 = datetime.datetime.fromisoformat(data)

                return claimed_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        claimed_until = _parse_claimed_until(d.pop("claimed_until"))

        document_type = check_document_type(d.pop("document_type"))

        def _parse_endorsed_by(data: object) -> Person | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                endorsed_by_type_0 = Person.from_dict(data)

                return endorsed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Person | None, data)

        endorsed_by = _parse_endorsed_by(d.pop("endorsed_by"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        id = UUID(d.pop("id"))

        def _parse_name_on_document(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        name_on_document = _parse_name_on_document(d.pop("name_on_document"))

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

        def _parse_reviewed_by(data: object) -> Person | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reviewed_by_type_0 = Person.from_dict(data)

                return reviewed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Person | None, data)

        reviewed_by = _parse_reviewed_by(d.pop("reviewed_by"))

        status = check_kyc_status(d.pop("status"))

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        worker = Applicant.from_dict(d.pop("worker"))

        def _parse_check(data: object) -> CheckRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                check_type_0 = CheckRead.from_dict(data)

                return check_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CheckRead | None, data)

        check = _parse_check(d.pop("check"))

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = FileRead.from_dict(files_item_data)

            files.append(files_item)

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = SubmissionRead.from_dict(history_item_data)

            history.append(history_item)

        def _parse_legal_hold(data: object) -> LegalHoldRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                legal_hold_type_0 = LegalHoldRead.from_dict(data)

                return legal_hold_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LegalHoldRead | None, data)

        legal_hold = _parse_legal_hold(d.pop("legal_hold"))

        signals = []
        _signals = d.pop("signals")
        for signals_item_data in _signals:
            signals_item = SignalRead.from_dict(signals_item_data)

            signals.append(signals_item)

        _made = cls(
            claimed_by=claimed_by,
            claimed_until=claimed_until,
            document_type=document_type,
            endorsed_by=endorsed_by,
            expires_at=expires_at,
            id=id,
            name_on_document=name_on_document,
            reason=reason,
            reviewed_at=reviewed_at,
            reviewed_by=reviewed_by,
            status=status,
            submitted_at=submitted_at,
            worker=worker,
            check=check,
            files=files,
            history=history,
            legal_hold=legal_hold,
            signals=signals,
        )

        _made.additional_properties = d
        return _made
