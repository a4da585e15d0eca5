from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class MessageCreate:
    """A new message.

    Attributes:
        content (str):
        client_message_id (None | str | Unset): Your id for the message. Sending it again with the same id returns the
            first message.
    """

    content: str
    client_message_id: str | Unset | None = UNSET

    def to_dict(self) -> dict[str, Any]:
        content = self.content

        client_message_id: str | Unset | None
        if isinstance(self.client_message_id, Unset):
            client_message_id = UNSET
        else:
            client_message_id = self.client_message_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "content": content,
            }
        )
        if client_message_id is not UNSET:
            field_dict["client_message_id"] = client_message_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        content = d.pop("content")

        def _parse_client_message_id(data: object) -> str | Unset | None:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(str | Unset | None, data)

        client_message_id = _parse_client_message_id(d.pop("client_message_id", UNSET))

        _made = cls(
            content=content,
            client_message_id=client_message_id,
        )

        return _made
