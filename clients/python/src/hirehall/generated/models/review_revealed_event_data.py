from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ReviewRevealedEventData:
    """
    Attributes:
        job_id (UUID):
        client_review_id (UUID | Unset): The review of the worker by the client, if there is one.
        worker_review_id (UUID | Unset): The review of the client by the worker, if there is one.
    """

    job_id: UUID
    client_review_id: UUID | Unset = UNSET
    worker_review_id: UUID | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id = str(self.job_id)

        client_review_id: str | Unset = UNSET
        if not isinstance(self.client_review_id, Unset):
            client_review_id = str(self.client_review_id)

        worker_review_id: str | Unset = UNSET
        if not isinstance(self.worker_review_id, Unset):
            worker_review_id = str(self.worker_review_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "job_id": job_id,
            }
        )
        if client_review_id is not UNSET:
            field_dict["client_review_id"] = client_review_id
        if worker_review_id is not UNSET:
            field_dict["worker_review_id"] = worker_review_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        job_id = UUID(d.pop("job_id"))

        _client_review_id = d.pop("client_review_id", UNSET)
        client_review_id: UUID | Unset
        if isinstance(_client_review_id, Unset):
            client_review_id = UNSET
        else:
            client_review_id = UUID(_client_review_id)

        _worker_review_id = d.pop("worker_review_id", UNSET)
        worker_review_id: UUID | Unset
        if isinstance(_worker_review_id, Unset):
            worker_review_id = UNSET
        else:
            worker_review_id = UUID(_worker_review_id)

        _made = cls(
            job_id=job_id,
            client_review_id=client_review_id,
            worker_review_id=worker_review_id,
        )

        _made.additional_properties = d
        return _made
