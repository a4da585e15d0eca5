from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..models.event_kind import EventKind, check_event_kind
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class WebhookUpdate:
    """Changes to a webhook; omitted fields stay unchanged.

    Attributes:
        description (str | Unset):
        event_types (list[EventKind] | None | Unset): The change of an optional field in a PATCH request.
        url (str | Unset): As in a new webhook.
    """

    description: str | Unset = UNSET
    event_types: list[EventKind] | Unset | None = UNSET
    url: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        description = self.description

        event_types: list[str] | Unset | None
        if isinstance(self.event_types, Unset):
            event_types = UNSET
        elif isinstance(self.event_types, list):
            event_types = []
            for componentsschemas_event_types_item_data in self.event_types:
                componentsschemas_event_types_item: str = componentsschemas_event_types_item_data
                event_types.append(componentsschemas_event_types_item)

        else:
            event_types = self.event_types

        url = self.url

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if description is not UNSET:
            field_dict["description"] = description
        if event_types is not UNSET:
            field_dict["event_types"] = event_types
        if url is not UNSET:
            field_dict["url"] = url

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        description = d.pop("description", UNSET)

        def _parse_event_types(data: object) -> list[EventKind] | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_change_event_types_type_1 = []
                _componentsschemas_change_event_types_type_1 = data
                for componentsschemas_event_types_item_data in _componentsschemas_change_event_types_type_1:
                    componentsschemas_event_types_item = check_event_kind(componentsschemas_event_types_item_data)

                    componentsschemas_change_event_types_type_1.append(componentsschemas_event_types_item)

                return componentsschemas_change_event_types_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[EventKind] | Unset | None, data)

        event_types = _parse_event_types(d.pop("event_types", UNSET))

        url = d.pop("url", UNSET)

        _made = cls(
            description=description,
            event_types=event_types,
            url=url,
        )

        return _made
