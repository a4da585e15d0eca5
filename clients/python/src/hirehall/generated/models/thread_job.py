from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_status import JobStatus, check_job_status


@_attrs_define(kw_only=True)
class ThreadJob:
    """The job of a conversation.

    Attributes:
        id (UUID):
        status (JobStatus): The status of a job.

            - `NEGOTIATING`: It is proposed, and nothing is agreed.
            - `ACCEPTED`: Both sides have agreed on it.
            - `REJECTED`: The worker has declined it.
            - `COMPLETED`: The worker has marked the work as done.
            - `FINALIZED`: The work is confirmed, or counts as confirmed.
            - `CANCELLED`: It was called off.
            - `EXPIRED`: Neither side responded in time.
            - `DISPUTED`: The two sides see differently what happened; nothing ends by itself while they do.
    """

    id: UUID
    status: JobStatus
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        status: str = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        status = check_job_status(d.pop("status"))

        _made = cls(
            id=id,
            status=status,
        )

        _made.additional_properties = d
        return _made
