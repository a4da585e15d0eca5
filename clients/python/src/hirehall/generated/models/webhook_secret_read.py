from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class WebhookSecretRead:
    """The secrets of a webhook. Keep them as carefully as a password.

    Attributes:
        previous_secret (None | str): The former secret, while it signs, too.
        previous_secret_until (datetime.datetime | None):
        secret (str): The secret that signs, as libraries for Standard Webhooks take it.
    """

    previous_secret: str | None
    previous_secret_until: datetime.datetime | None
    secret: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        previous_secret: str | None
        previous_secret = self.previous_secret

        previous_secret_until: str | None
        if isinstance(self.previous_secret_until, datetime.datetime):
            previous_secret_until = self.previous_secret_until.isoformat()
        else:
            previous_secret_until = self.previous_secret_until

        secret = self.secret

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "previous_secret": previous_secret,
                "previous_secret_until": previous_secret_until,
                "secret": secret,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_previous_secret(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        previous_secret = _parse_previous_secret(d.pop("previous_secret"))

        def _parse_previous_secret_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_secret_until_type_0 = datetime.datetime.fromisoformat(data)

                return previous_secret_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        previous_secret_until = _parse_previous_secret_until(d.pop("previous_secret_until"))

        secret = d.pop("secret")

        _made = cls(
            previous_secret=previous_secret,
            previous_secret_until=previous_secret_until,
            secret=secret,
        )

        _made.additional_properties = d
        return _made
