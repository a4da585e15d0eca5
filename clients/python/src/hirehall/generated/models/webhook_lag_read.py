from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class WebhookLagRead:
    """How far behind the deliveries of a webhook are.

    Attributes:
        url (str):
        waits_since (datetime.datetime | None):
        webhook_id (UUID):
    """

    url: str
    waits_since: datetime.datetime | None
    webhook_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        waits_since: str | None
        if isinstance(self.waits_since, datetime.datetime):
            waits_since = self.waits_since.isoformat()
        else:
            waits_since = self.waits_since

        webhook_id = str(self.webhook_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "url": url,
                "waits_since": waits_since,
                "webhook_id": webhook_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        url = d.pop("url")

        def _parse_waits_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                waits_since_type_0 = datetime.datetime.fromisoformat(data)

                return waits_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        waits_since = _parse_waits_since(d.pop("waits_since"))

        webhook_id = UUID(d.pop("webhook_id"))

        _made = cls(
            url=url,
            waits_since=waits_since,
            webhook_id=webhook_id,
        )

        _made.additional_properties = d
        return _made
