from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_status import JobStatus, check_job_status


@_attrs_define(kw_only=True)
class JobEventData:
    """What every event of a job tells.

    Attributes:
        job_id (UUID):
        status (JobStatus): The status of a job.

            - `NEGOTIATING`: The client has proposed it; the worker has not answered.
            - `ACCEPTED`: The worker has accepted it.
            - `REJECTED`: The worker has declined it.
            - `COMPLETED`: The worker has marked the work as done.
            - `FINALIZED`: The client has confirmed it, or did not respond in time.
            - `CANCELLED`: One side has cancelled it.
            - `EXPIRED`: Neither side responded in time.
        thread_id (UUID):
        version (int): Increases with each change.
    """

    job_id: UUID
    status: JobStatus
    thread_id: UUID
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id = str(self.job_id)

        status: str = self.status

        thread_id = str(self.thread_id)

        version = self.version

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

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        job_id = UUID(d.pop("job_id"))

        status = check_job_status(d.pop("status"))

        thread_id = UUID(d.pop("thread_id"))

        version = d.pop("version")

        _made = cls(
            job_id=job_id,
            status=status,
            thread_id=thread_id,
            version=version,
        )

        _made.additional_properties = d
        return _made
