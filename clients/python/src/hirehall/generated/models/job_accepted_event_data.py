from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_status import JobStatus, check_job_status
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class JobAcceptedEventData:
    """
    Attributes:
        job_id (UUID):
        status (JobStatus): The status of a job.

            - `NEGOTIATING`: It is proposed, and nothing is agreed.
            - `ACCEPTED`: Both sides have agreed on it.
            - `REJECTED`: The worker has declined it.
            - `COMPLETED`: The worker has marked the work as done.
            - `FINALIZED`: The work is confirmed, or counts as confirmed.
            - `CANCELLED`: It was called off.
            - `EXPIRED`: Neither side responded in time.
            - `DISPUTED`: The two sides see differently what happened; nothing ends by itself while they do.
        thread_id (UUID): The conversation.
        version (int): Increases with each change.
        offer (int | Unset): The number of the offer that it is about.
    """

    job_id: UUID
    status: JobStatus
    thread_id: UUID
    version: int
    offer: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id = str(self.job_id)

        status: str = self.status

        thread_id = str(self.thread_id)

        version = self.version

        offer = self.offer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "job_id": job_id,
                "status": status,
                "thread_id": thread_id,
                "version": version,
            }
        )
        if offer is not UNSET:
            field_dict["offer"] = offer

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        job_id = UUID(d.pop("job_id"))

        status = check_job_status(d.pop("status"))

        thread_id = UUID(d.pop("thread_id"))

        version = d.pop("version")

        offer = d.pop("offer", UNSET)

        _made = cls(
            job_id=job_id,
            status=status,
            thread_id=thread_id,
            version=version,
            offer=offer,
        )

        _made.additional_properties = d
        return _made
