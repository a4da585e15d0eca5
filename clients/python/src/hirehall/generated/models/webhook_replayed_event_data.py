from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class WebhookReplayedEventData:
    """
    Attributes:
        after_event_id (int): Events after this one are sent again.
        host (str): The host of the webhook's URL.
        until_event_id (int): Up to this one.
        webhook_id (UUID):
    """

    after_event_id: int
    host: str
    until_event_id: int
    webhook_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        after_event_id = self.after_event_id

        host = self.host

        until_event_id = self.until_event_id

        webhook_id = str(self.webhook_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "after_event_id": after_event_id,
                "host": host,
                "until_event_id": until_event_id,
                "webhook_id": webhook_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        after_event_id = d.pop("after_event_id")

        host = d.pop("host")

        until_event_id = d.pop("until_event_id")

        webhook_id = UUID(d.pop("webhook_id"))

        _made = cls(
            after_event_id=after_event_id,
            host=host,
            until_event_id=until_event_id,
            webhook_id=webhook_id,
        )

        _made.additional_properties = d
        return _made
