from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.kyc_status import KycStatus, check_kyc_status

if TYPE_CHECKING:
    from ..models.submission_overview import SubmissionOverview


@_attrs_define(kw_only=True)
class IdentityOverview:
    """The identity check of a worker.

    Attributes:
        status (KycStatus): The status of a worker's identity check.

            - `NOT_SUBMITTED`: No documents were submitted yet.
            - `PENDING`: Waits for an administrator.
            - `IN_REVIEW`: An administrator has claimed it.
            - `APPROVED`: The identity is verified.
            - `REJECTED`: Rejected; the worker may submit again.
            - `NEEDS_RESUBMISSION`: Some files must be submitted again.
            - `EXPIRED`: The approval has expired.
            - `REVOKED`: The approval was revoked.
        submissions (list[SubmissionOverview]): Newest first, at most 100.
    """

    status: KycStatus
    submissions: list[SubmissionOverview]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status: str = self.status

        submissions = []
        for submissions_item_data in self.submissions:
            submissions_item = submissions_item_data.to_dict()
            submissions.append(submissions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "status": status,
                "submissions": submissions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.submission_overview import SubmissionOverview

        d = dict(src_dict)
        status = check_kyc_status(d.pop("status"))

        submissions = []
        _submissions = d.pop("submissions")
        for submissions_item_data in _submissions:
            submissions_item = SubmissionOverview.from_dict(submissions_item_data)

            submissions.append(submissions_item)

        _made = cls(
            status=status,
            submissions=submissions,
        )

        _made.additional_properties = d
        return _made
