from __future__ import annotations

import datetime
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self

from attrs import define as _attrs_define

from .. import types
from ..models.document_type import DocumentType, check_document_type
from ..types import UNSET, File, FileTypes, Unset


@_attrs_define(kw_only=True)
class SubmissionForm:
    """The form to submit documents.

    Attributes:
        document (File): The document, or its front: PDF, JPEG or PNG of at most 10 MB.
        document_type (DocumentType): The kind of an identity document.

            - `PASSPORT`: A passport.
            - `DRIVERS_LICENSE`: A driver's license.
            - `NATIONAL_ID`: A national identity card.
            - `RESIDENCE_PERMIT`: A residence permit.
        criminal_record (File | Unset): A certificate of criminal record: PDF, JPEG or PNG of at most 10 MB.
        document_back (File | Unset): The document's back: PDF, JPEG or PNG of at most 10 MB.
        document_expires_on (datetime.date | Unset): The last day on which the document is valid.
        document_number (str | Unset): The document's number. Only a keyed hash of it is stored, which shows whether
            another account has used
            the same document.
        insurance (File | Unset): A proof of insurance: PDF, JPEG or PNG of at most 10 MB.
        licence (File | Unset): A licence: PDF, JPEG or PNG of at most 10 MB. Files that the operator does not ask for
            are unknown
            fields.
        name_on_document (str | Unset): The full name on the document.
        selfie (File | Unset): Your face: JPEG or PNG of at most 10 MB. `GET /workers/me/kyc/requirements` says which
            files are
            required.
    """

    document: File
    document_type: DocumentType
    criminal_record: File | Unset = UNSET
    document_back: File | Unset = UNSET
    document_expires_on: datetime.date | Unset = UNSET
    document_number: str | Unset = UNSET
    insurance: File | Unset = UNSET
    licence: File | Unset = UNSET
    name_on_document: str | Unset = UNSET
    selfie: File | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        document = self.document.to_tuple()

        document_type: str = self.document_type

        criminal_record: FileTypes | Unset = UNSET
        if not isinstance(self.criminal_record, Unset):
            criminal_record = self.criminal_record.to_tuple()

        document_back: FileTypes | Unset = UNSET
        if not isinstance(self.document_back, Unset):
            document_back = self.document_back.to_tuple()

        document_expires_on: str | Unset = UNSET
        if not isinstance(self.document_expires_on, Unset):
            document_expires_on = self.document_expires_on.isoformat()

        document_number = self.document_number

        insurance: FileTypes | Unset = UNSET
        if not isinstance(self.insurance, Unset):
            insurance = self.insurance.to_tuple()

        licence: FileTypes | Unset = UNSET
        if not isinstance(self.licence, Unset):
            licence = self.licence.to_tuple()

        name_on_document = self.name_on_document

        selfie: FileTypes | Unset = UNSET
        if not isinstance(self.selfie, Unset):
            selfie = self.selfie.to_tuple()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "document": document,
                "document_type": document_type,
            }
        )
        if criminal_record is not UNSET:
            field_dict["criminal_record"] = criminal_record
        if document_back is not UNSET:
            field_dict["document_back"] = document_back
        if document_expires_on is not UNSET:
            field_dict["document_expires_on"] = document_expires_on
        if document_number is not UNSET:
            field_dict["document_number"] = document_number
        if insurance is not UNSET:
            field_dict["insurance"] = insurance
        if licence is not UNSET:
            field_dict["licence"] = licence
        if name_on_document is not UNSET:
            field_dict["name_on_document"] = name_on_document
        if selfie is not UNSET:
            field_dict["selfie"] = selfie

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("document", self.document.to_tuple()))

        files.append(("document_type", (None, str(self.document_type).encode(), "text/plain")))

        if not isinstance(self.criminal_record, Unset):
            files.append(("criminal_record", self.criminal_record.to_tuple()))

        if not isinstance(self.document_back, Unset):
            files.append(("document_back", self.document_back.to_tuple()))

        if not isinstance(self.document_expires_on, Unset):
            files.append(("document_expires_on", (None, self.document_expires_on.isoformat().encode(), "text/plain")))

        if not isinstance(self.document_number, Unset):
            files.append(("document_number", (None, str(self.document_number).encode(), "text/plain")))

        if not isinstance(self.insurance, Unset):
            files.append(("insurance", self.insurance.to_tuple()))

        if not isinstance(self.licence, Unset):
            files.append(("licence", self.licence.to_tuple()))

        if not isinstance(self.name_on_document, Unset):
            files.append(("name_on_document", (None, str(self.name_on_document).encode(), "text/plain")))

        if not isinstance(self.selfie, Unset):
            files.append(("selfie", self.selfie.to_tuple()))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        document = File(payload=BytesIO(d.pop("document")))

        document_type = check_document_type(d.pop("document_type"))

        _criminal_record = d.pop("criminal_record", UNSET)
        criminal_record: File | Unset
        if isinstance(_criminal_record, Unset):
            criminal_record = UNSET
        else:
            criminal_record = File(payload=BytesIO(_criminal_record))

        _document_back = d.pop("document_back", UNSET)
        document_back: File | Unset
        if isinstance(_document_back, Unset):
            document_back = UNSET
        else:
            document_back = File(payload=BytesIO(_document_back))

        _document_expires_on = d.pop("document_expires_on", UNSET)
        document_expires_on: datetime.date | Unset
        if isinstance(_document_expires_on, Unset):
            document_expires_on = UNSET
        else:
            document_expires_on = datetime.date.fromisoformat(_document_expires_on)

        document_number = d.pop("document_number", UNSET)

        _insurance = d.pop("insurance", UNSET)
        insurance: File | Unset
        if isinstance(_insurance, Unset):
            insurance = UNSET
        else:
            insurance = File(payload=BytesIO(_insurance))

        _licence = d.pop("licence", UNSET)
        licence: File | Unset
        if isinstance(_licence, Unset):
            licence = UNSET
        else:
            licence = File(payload=BytesIO(_licence))

        name_on_document = d.pop("name_on_document", UNSET)

        _selfie = d.pop("selfie", UNSET)
        selfie: File | Unset
        if isinstance(_selfie, Unset):
            selfie = UNSET
        else:
            selfie = File(payload=BytesIO(_selfie))

        _made = cls(
            document=document,
            document_type=document_type,
            criminal_record=criminal_record,
            document_back=document_back,
            document_expires_on=document_expires_on,
            document_number=document_number,
            insurance=insurance,
            licence=licence,
            name_on_document=name_on_document,
            selfie=selfie,
        )

        return _made
