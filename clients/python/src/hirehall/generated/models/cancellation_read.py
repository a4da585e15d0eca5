from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cancellation_policy import CancellationPolicy, check_cancellation_policy

if TYPE_CHECKING:
    from ..models.money import Money


@_attrs_define(kw_only=True)
class CancellationRead:
    """What would come of it if you cancelled the job now.

    Attributes:
        agreed_total (Money | None):
        client_owes (Money | None):
        late (bool): Whether the time of free cancellation is over.
        policy (CancellationPolicy | None):
        until (datetime.datetime | None):
        worker_gets (Money | None):
    """

    agreed_total: Money | None
    client_owes: Money | None
    late: bool
    policy: CancellationPolicy | None
    until: datetime.datetime | None
    worker_gets: Money | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money

        agreed_total: dict[str, Any] | None
        if isinstance(self.agreed_total, Money):
            agreed_total = self.agreed_total.to_dict()
        else:
            agreed_total = self.agreed_total

        client_owes: dict[str, Any] | None
        if isinstance(self.client_owes, Money):
            client_owes = self.client_owes.to_dict()
        else:
            client_owes = self.client_owes

        late = self.late

        policy: str | None
        if isinstance(self.policy, str):
            policy = self.policy
        else:
            policy = self.policy

        until: str | None
        if isinstance(self.until, datetime.datetime):
            until = self.until.isoformat()
        else:
            until = self.until

        worker_gets: dict[str, Any] | None
        if isinstance(self.worker_gets, Money):
            worker_gets = self.worker_gets.to_dict()
        else:
            worker_gets = self.worker_gets

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "agreed_total": agreed_total,
                "client_owes": client_owes,
                "late": late,
                "policy": policy,
                "until": until,
                "worker_gets": worker_gets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money import Money

        d = dict(src_dict)

        def _parse_agreed_total(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                agreed_total_type_0 = Money.from_dict(data)

                return agreed_total_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        agreed_total = _parse_agreed_total(d.pop("agreed_total"))

        def _parse_client_owes(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                client_owes_type_0 = Money.from_dict(data)

                return client_owes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        client_owes = _parse_client_owes(d.pop("client_owes"))

        late = d.pop("late")

        def _parse_policy(data: object) -> CancellationPolicy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                policy_type_0 = check_cancellation_policy(data)

                return policy_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CancellationPolicy | None, data)

        policy = _parse_policy(d.pop("policy"))

        def _parse_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.datetime.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        until = _parse_until(d.pop("until"))

        def _parse_worker_gets(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                worker_gets_type_0 = Money.from_dict(data)

                return worker_gets_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        worker_gets = _parse_worker_gets(d.pop("worker_gets"))

        _made = cls(
            agreed_total=agreed_total,
            client_owes=client_owes,
            late=late,
            policy=policy,
            until=until,
            worker_gets=worker_gets,
        )

        _made.additional_properties = d
        return _made
