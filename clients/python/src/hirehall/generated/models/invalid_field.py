from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.field_error_code import FieldErrorCode, check_field_error_code
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.field_error_params import FieldErrorParams


@_attrs_define(kw_only=True)
class InvalidField:
    """An invalid field.

    Attributes:
        code (FieldErrorCode): What is wrong with a field.

            - `required`: The field is missing.
            - `unknown_field`: There is no field or parameter of this name.
            - `duplicate_field`: The field is given more than once.
            - `invalid_type`: The value has another JSON type, or is `null` although it must not be.
            - `unknown_value`: The value is not one of the accepted values, or does not exist.
            - `invalid_format`: The text does not have the format.
            - `too_short`: Fewer visible characters, or fewer items, than `min`.
            - `too_long`: More characters than `max`; in forms with files, more bytes.
            - `too_many`: More items or words than `max`.
            - `out_of_range`: The number is out of range. A bound that depends on other fields is omitted.
            - `duplicate`: An item occurs twice.
            - `one_of`: Both or none of these fields are given, but exactly one is required.
            - `forbidden_character`: A control character, a bidirectional override, or text that is not UTF-8.
            - `invalid_email`: Not an e-mail address with a public domain.
            - `invalid_phone_number`: Not a telephone number.
            - `invalid_name`: Not the name of a person.
            - `reserved_name`: A name that looks like the operator's staff.
            - `invalid_currency`: Not a currency of ISO 4217.
            - `invalid_time_zone`: Not a time zone of the IANA database.
            - `too_common`: A password that attackers try first.
            - `wrong_password`: Not the account's password.
            - `no_password`: The account has no password yet.
            - `wrong_code`: Not a valid code.
            - `invalid_token`: A token that is not valid, or no longer.
            - `invalid_cursor`: Not a cursor of this list.
            - `invalid_header`: A header that cannot be parsed.
            - `invalid_state`: The state does not belong to a sign-in attempt of this browser.
            - `invalid_path`: Not a path of this site.
            - `invalid_ceremony`: The ceremony has ended, or is another one.
            - `invalid_credential`: Not the response of an authenticator to this ceremony.
            - `not_allowed`: Not for this account.
            - `refused_address`: A URL to whose host no request may be sent.
            - `invalid_value`: Not a plausible value.
            - `expired`: A document that has expired.
            - `other_submission`: Not the submission of the path.
            - `too_many_parameters`: More than `max` parameters.
            - `infected`: The malware scanner has found something.
            - `too_large`: Larger than `max_bytes`. The empty pointer names the whole body.
            - `unsupported_media`: Of a media type that is not read here; a file by its bytes, not by its name. The pointer
            `/Content-Type` names that of the whole body.
            - `too_many_pixels`: A picture with too many pixels.
            - `animated_image`: An animated picture.
            - `damaged_image`: A damaged picture.
            - `damaged_document`: A damaged document.
            - `ambiguous_document`: A document that is also a file of another kind.
        detail (str): The error, for people.
        pointer (str): A JSON pointer (RFC 6901) into the body, or a slash and the name of a parameter or header.
        params (FieldErrorParams | Unset): What a text about the error needs. Which parameters there are follows from
            the code.
    """

    code: FieldErrorCode
    detail: str
    pointer: str
    params: FieldErrorParams | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code: str = self.code

        detail = self.detail

        pointer = self.pointer

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "detail": detail,
                "pointer": pointer,
            }
        )
        if params is not UNSET:
            field_dict["params"] = params

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.field_error_params import FieldErrorParams

        d = dict(src_dict)
        code = check_field_error_code(d.pop("code"))

        detail = d.pop("detail")

        pointer = d.pop("pointer")

        _params = d.pop("params", UNSET)
        params: FieldErrorParams | Unset
        if isinstance(_params, Unset):
            params = UNSET
        else:
            params = FieldErrorParams.from_dict(_params)

        _made = cls(
            code=code,
            detail=detail,
            pointer=pointer,
            params=params,
        )

        _made.additional_properties = d
        return _made
