import datetime
from typing import Any
from uuid import UUID

import httpx

from ....operation import Operation
from ...models.event_kind import EventKind
from ...models.listed_audit_read import ListedAuditRead
from ...types import UNSET, Unset


def list_audit_events(
    *,
    actor_id: UUID | Unset = UNSET,
    subject_id: UUID | Unset = UNSET,
    type_: EventKind | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedAuditRead]:

    params: dict[str, Any] = {}

    json_actor_id: str | Unset = UNSET
    if not isinstance(actor_id, Unset):
        json_actor_id = str(actor_id)
    params["actor_id"] = json_actor_id

    json_subject_id: str | Unset = UNSET
    if not isinstance(subject_id, Unset):
        json_subject_id = str(subject_id)
    params["subject_id"] = json_subject_id

    json_type_: str | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = type_

    params["type"] = json_type_

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_until: str | Unset = UNSET
    if not isinstance(until, Unset):
        json_until = until.isoformat()
    params["until"] = json_until

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_audit_events",
        method="GET",
        path="/api/v1/admin/audit",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedAuditRead:
    response_200 = ListedAuditRead.from_dict(response.json())

    return response_200
