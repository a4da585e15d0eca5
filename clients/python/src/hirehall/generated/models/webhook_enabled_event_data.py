from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class WebhookEnabledEventData:
    """
    Attributes:
        host (str): The host of the webhook's URL.
        last_event_id (int): Events up to here were sent or wait to be sent.
        skips_missed (bool): Whether the events since it was disabled are skipped.
        webhook_id (UUID):
    """

    host: str
    last_event_id: int
    skips_missed: bool
    webhook_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        host = self.host

        last_event_id = self.last_event_id

        skips_missed = self.skips_missed

        webhook_id = str(self.webhook_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "host": host,
                "last_event_id": last_event_id,
                "skips_missed": skips_missed,
                "webhook_id": webhook_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        host = d.pop("host")

        last_event_id = d.pop("last_event_id")

        skips_missed = d.pop("skips_missed")

        webhook_id = UUID(d.pop("webhook_id"))

        _made = cls(
            host=host,
            last_event_id=last_event_id,
            skips_missed=skips_missed,
            webhook_id=webhook_id,
        )

        _made.additional_properties = d
        return _made
