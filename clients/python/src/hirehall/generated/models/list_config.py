from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field


@_attrs_define(kw_only=True)
class ListConfig:
    """How much of something there may be.

    Attributes:
        live_feeds (int): Live feeds of one account at the same time, on each node.
        page (int): The items of a page without `limit`.
        page_max (int): The largest `limit`.
        passkeys (int):
        skills (int):
    """

    live_feeds: int
    page: int
    page_max: int
    passkeys: int
    skills: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        live_feeds = self.live_feeds

        page = self.page

        page_max = self.page_max

        passkeys = self.passkeys

        skills = self.skills

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "live_feeds": live_feeds,
                "page": page,
                "page_max": page_max,
                "passkeys": passkeys,
                "skills": skills,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        live_feeds = d.pop("live_feeds")

        page = d.pop("page")

        page_max = d.pop("page_max")

        passkeys = d.pop("passkeys")

        skills = d.pop("skills")

        _made = cls(
            live_feeds=live_feeds,
            page=page,
            page_max=page_max,
            passkeys=passkeys,
            skills=skills,
        )

        _made.additional_properties = d
        return _made
