from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.outcome import Outcome, check_outcome


@_attrs_define(kw_only=True)
class AttemptRead:
    """An attempt to deliver an event, or a test.

    Attributes:
        answer (None | str): The beginning of the response's body, at most 1024 bytes.
        at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        attempt (int): 1 for the first attempt.
        duration_ms (int):
        error (None | str): What went wrong.
        event_id (int | None): `null` for a test.
        event_type (str):
        id (UUID):
        message_id (str): The header `webhook-id`: the same for every attempt to deliver an event.
        next_attempt_at (datetime.datetime | None):
        outcome (Outcome): What came of an attempt.

            - `DELIVERED`: The receiver has answered 2xx.
            - `REFUSED`: The receiver has answered with another status.
            - `REDIRECTED`: The receiver has answered 3xx. Redirects are not followed.
            - `GONE`: The receiver has answered 410: the webhook is disabled.
            - `TIMED_OUT`: There was no complete response in time.
            - `UNREACHABLE`: There was no connection or no response.
            - `BROKEN_OFF`: The response broke off, so it is not known whether the receiver has taken the message.
            - `FORBIDDEN_ADDRESS`: The host has an address to which nothing is sent.
        status (int | None): The status of the response.
    """

    answer: str | None
    at: datetime.datetime
    attempt: int
    duration_ms: int
    error: str | None
    event_id: int | None
    event_type: str
    id: UUID
    message_id: str
    next_attempt_at: datetime.datetime | None
    outcome: Outcome
    status: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        answer: str | None
        answer = self.answer

        at = self.at.isoformat()

        attempt = self.attempt

        duration_ms = self.duration_ms

        error: str | None
        error = self.error

        event_id: int | None
        event_id = self.event_id

        event_type = self.event_type

        id = str(self.id)

        message_id = self.message_id

        next_attempt_at: str | None
        if isinstance(self.next_attempt_at, datetime.datetime):
            next_attempt_at = self.next_attempt_at.isoformat()
        else:
            next_attempt_at = self.next_attempt_at

        outcome: str = self.outcome

        status: int | None
        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "answer": answer,
                "at": at,
                "attempt": attempt,
                "duration_ms": duration_ms,
                "error": error,
                "event_id": event_id,
                "event_type": event_type,
                "id": id,
                "message_id": message_id,
                "next_attempt_at": next_attempt_at,
                "outcome": outcome,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_answer(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        answer = _parse_answer(d.pop("answer"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        attempt = d.pop("attempt")

        duration_ms = d.pop("duration_ms")

        def _parse_error(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        error = _parse_error(d.pop("error"))

        def _parse_event_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        event_id = _parse_event_id(d.pop("event_id"))

        event_type = d.pop("event_type")

        id = UUID(d.pop("id"))

        message_id = d.pop("message_id")

        def _parse_next_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_attempt_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_attempt_at = _parse_next_attempt_at(d.pop("next_attempt_at"))

        outcome = check_outcome(d.pop("outcome"))

        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))

        _made = cls(
            answer=answer,
            at=at,
            attempt=attempt,
            duration_ms=duration_ms,
            error=error,
            event_id=event_id,
            event_type=event_type,
            id=id,
            message_id=message_id,
            next_attempt_at=next_attempt_at,
            outcome=outcome,
            status=status,
        )

        _made.additional_properties = d
        return _made
