from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class Reliability:
    """How reliable a worker is, by what has happened. Days are in UTC, today included.

    Attributes:
        completion_rate (float | None): The share of agreed jobs of the last 365 days that were finished (`FINALIZED`),
            from 0 to 1, rounded down to hundredths; `null` with
            fewer than 5. Not finished are those that the worker has cancelled, did not come to, or got nothing for after a
            dispute. Jobs that the client has
            cancelled or did not come to do not count, nor do those that the worker has cancelled while the client's account
            was frozen, banned or deleted.
        late_cancellations (int): How often in the last 90 days the worker has cancelled when that was not free any
            more, or did not come.
        repeat_clients (int): How many clients have at least two finished jobs with the worker, however long ago.
        response_time_minutes (int | None): The minutes, rounded up, until the worker first answers: the median of the
            conversations that were first answered in the last 90 days,
            the newest 200 at most; `null` with fewer than 3. A message is an answer, and so is an act on a job.
    """

    completion_rate: float | None
    late_cancellations: int
    repeat_clients: int
    response_time_minutes: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        completion_rate: float | None
        completion_rate = self.completion_rate

        late_cancellations = self.late_cancellations

        repeat_clients = self.repeat_clients

        response_time_minutes: int | None
        response_time_minutes = self.response_time_minutes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "completion_rate": completion_rate,
                "late_cancellations": late_cancellations,
                "repeat_clients": repeat_clients,
                "response_time_minutes": response_time_minutes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_completion_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        completion_rate = _parse_completion_rate(d.pop("completion_rate"))

        late_cancellations = d.pop("late_cancellations")

        repeat_clients = d.pop("repeat_clients")

        def _parse_response_time_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        response_time_minutes = _parse_response_time_minutes(d.pop("response_time_minutes"))

        _made = cls(
            completion_rate=completion_rate,
            late_cancellations=late_cancellations,
            repeat_clients=repeat_clients,
            response_time_minutes=response_time_minutes,
        )

        _made.additional_properties = d
        return _made
