from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class UnreadRead:
    """How much is unread.

    Attributes:
        is_exact (bool): Whether these are all. Of 200 conversations or more, the 200 of latest activity are counted.
        messages (int): The number of unread messages.
        threads (int): The number of conversations with unread messages.
    """

    is_exact: bool
    messages: int
    threads: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_exact = self.is_exact

        messages = self.messages

        threads = self.threads

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_exact": is_exact,
                "messages": messages,
                "threads": threads,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_exact = d.pop("is_exact")

        messages = d.pop("messages")

        threads = d.pop("threads")

        _made = cls(
            is_exact=is_exact,
            messages=messages,
            threads=threads,
        )

        _made.additional_properties = d
        return _made
