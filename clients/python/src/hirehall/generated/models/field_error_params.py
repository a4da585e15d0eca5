from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.format_ import Format, check_format
from ..models.json_type import JsonType, check_json_type
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class FieldErrorParams:
    """What a text about the error needs. Which parameters there are follows from the code.

    Attributes:
        accepted (list[str] | Unset): - with `unknown_value`: The accepted values; empty if they are not fixed.
            - with `unsupported_media`: The media types that are read.
        expected (JsonType | Unset): A type of JSON, as JSON Schema names it.
        fields (list[str] | Unset): - with `one_of`: The fields.
        format_ (Format | Unset): A format of text, as JSON Schema names it where it does.
        known (list[str] | Unset): - with `unknown_field`: The known names.
        max_ (int | Unset): - with `too_long`: The maximum.
            - with `too_many`: The maximum.
            - with `out_of_range`: The largest value.
            - with `too_many_parameters`: The maximum.
        max_bytes (int | Unset): - with `too_large`: The maximum. In bytes.
        min_ (int | Unset): - with `too_short`: The minimum.
            - with `out_of_range`: The smallest value.
    """

    accepted: list[str] | Unset = UNSET
    expected: JsonType | Unset = UNSET
    fields: list[str] | Unset = UNSET
    format_: Format | Unset = UNSET
    known: list[str] | Unset = UNSET
    max_: int | Unset = UNSET
    max_bytes: int | Unset = UNSET
    min_: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accepted: list[str] | Unset = UNSET
        if not isinstance(self.accepted, Unset):
            accepted = self.accepted

        expected: str | Unset = UNSET
        if not isinstance(self.expected, Unset):
            expected = self.expected

        fields: list[str] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields

        format_: str | Unset = UNSET
        if not isinstance(self.format_, Unset):
            format_ = self.format_

        known: list[str] | Unset = UNSET
        if not isinstance(self.known, Unset):
            known = self.known

        max_ = self.max_

        max_bytes = self.max_bytes

        min_ = self.min_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if accepted is not UNSET:
            field_dict["accepted"] = accepted
        if expected is not UNSET:
            field_dict["expected"] = expected
        if fields is not UNSET:
            field_dict["fields"] = fields
        if format_ is not UNSET:
            field_dict["format"] = format_
        if known is not UNSET:
            field_dict["known"] = known
        if max_ is not UNSET:
            field_dict["max"] = max_
        if max_bytes is not UNSET:
            field_dict["max_bytes"] = max_bytes
        if min_ is not UNSET:
            field_dict["min"] = min_

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        accepted = cast(list[str], d.pop("accepted", UNSET))

        _expected = d.pop("expected", UNSET)
        expected: JsonType | Unset
        if isinstance(_expected, Unset):
            expected = UNSET
        else:
            expected = check_json_type(_expected)

        fields = cast(list[str], d.pop("fields", UNSET))

        _format_ = d.pop("format", UNSET)
        format_: Format | Unset
        if isinstance(_format_, Unset):
            format_ = UNSET
        else:
            format_ = check_format(_format_)

        known = cast(list[str], d.pop("known", UNSET))

        max_ = d.pop("max", UNSET)

        max_bytes = d.pop("max_bytes", UNSET)

        min_ = d.pop("min", UNSET)

        _made = cls(
            accepted=accepted,
            expected=expected,
            fields=fields,
            format_=format_,
            known=known,
            max_=max_,
            max_bytes=max_bytes,
            min_=min_,
        )

        _made.additional_properties = d
        return _made
