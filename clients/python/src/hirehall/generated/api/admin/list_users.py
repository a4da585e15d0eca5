import datetime
from typing import Any

import httpx

from ....operation import Operation
from ...models.kyc_status import KycStatus
from ...models.listed_user_read import ListedUserRead
from ...models.role import Role
from ...models.user_status import UserStatus
from ...types import UNSET, Unset


def list_users(
    *,
    role: Role | Unset = UNSET,
    status: UserStatus | Unset = UNSET,
    kyc_status: KycStatus | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    q: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Operation[ListedUserRead]:

    params: dict[str, Any] = {}

    json_role: str | Unset = UNSET
    if not isinstance(role, Unset):
        json_role = role

    params["role"] = json_role

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_kyc_status: str | Unset = UNSET
    if not isinstance(kyc_status, Unset):
        json_kyc_status = kyc_status

    params["kyc_status"] = json_kyc_status

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    params["q"] = q

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    return Operation(
        name="list_users",
        method="GET",
        path="/api/v1/admin/users",
        read=_read,
        query=params,
    )


def _read(response: httpx.Response) -> ListedUserRead:
    response_200 = ListedUserRead.from_dict(response.json())

    return response_200
