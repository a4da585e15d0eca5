from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.export_status import ExportStatus, check_export_status


@_attrs_define(kw_only=True)
class ExportRead:
    """The status of an export.

    Attributes:
        expires_at (datetime.datetime | None):
        status (ExportStatus): The status of an export.

            - `PENDING`: It is being packed.
            - `READY`: It can be downloaded.
        url (None | str): The download URL, which is enough to download it while the session that requested it lasts.
            `null` until it is
            ready, and in every other session.
    """

    expires_at: datetime.datetime | None
    status: ExportStatus
    url: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        expires_at: str | None
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        status: str = self.status

        url: str | None
        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "expires_at": expires_at,
                "status": status,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        status = check_export_status(d.pop("status"))

        def _parse_url(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        url = _parse_url(d.pop("url"))

        _made = cls(
            expires_at=expires_at,
            status=status,
            url=url,
        )

        _made.additional_properties = d
        return _made
