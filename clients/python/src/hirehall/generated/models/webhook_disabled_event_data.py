from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.disabled_reason import DisabledReason, check_disabled_reason


@_attrs_define(kw_only=True)
class WebhookDisabledEventData:
    """
    Attributes:
        disabled_reason (DisabledReason): Why nothing is delivered to a webhook.

            - `ADMIN`: An administrator has disabled it.
            - `FAILING`: Every attempt of five days has failed.
            - `GONE`: The receiver has answered 410: it wants no more.
        host (str): The host of the webhook's URL.
        last_event_id (int): Events up to here were sent or wait to be sent.
        webhook_id (UUID):
    """

    disabled_reason: DisabledReason
    host: str
    last_event_id: int
    webhook_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        disabled_reason: str = self.disabled_reason

        host = self.host

        last_event_id = self.last_event_id

        webhook_id = str(self.webhook_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "disabled_reason": disabled_reason,
                "host": host,
                "last_event_id": last_event_id,
                "webhook_id": webhook_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        disabled_reason = check_disabled_reason(d.pop("disabled_reason"))

        host = d.pop("host")

        last_event_id = d.pop("last_event_id")

        webhook_id = UUID(d.pop("webhook_id"))

        _made = cls(
            disabled_reason=disabled_reason,
            host=host,
            last_event_id=last_event_id,
            webhook_id=webhook_id,
        )

        _made.additional_properties = d
        return _made
