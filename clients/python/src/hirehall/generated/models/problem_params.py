from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.problem_params_what import ProblemParamsWhat, check_problem_params_what
from ..types import UNSET, Unset


@_attrs_define(kw_only=True)
class ProblemParams:
    """What a text about the error needs. Which parameters there are follows from the code.

    Attributes:
        action (str | Unset): - with `illegal_transition`: The action.
        allowed (list[str] | Unset): - with `wrong_role`: The roles that may: `CLIENT`, `WORKER`, `ADMIN`.
        archived (int | Unset): - with `events_archived`: The last event that is archived.
        at (datetime.datetime | Unset): - with `too_early`: From when on it is.
        category (str | Unset): - with `kyc_file_required`: The slug of the category.
        client_owes (int | Unset): - with `consequence_changed`: What the client owes now, in minor units of the agreed
            currency.
        file (str | Unset): - with `kyc_file_required`: The file.
        late (bool | Unset): - with `consequence_changed`: Whether the time of free cancellation is over.
        max_ (int | Unset): - with `too_many_passkeys`: How many it may have.
            - with `too_many_services`: How many a worker may have.
            - with `too_many_dispute_entries`: How often.
            - with `too_many_change_requests`: How often.
            - with `too_many_categories`: How many there may be.
            - with `too_many_webhooks`: How many there may be.
        open_ (int | Unset): - with `offer_not_open`: The number of the offer that is open; 0: none is.
            - with `settlement_not_open`: The number of the settlement that is open; 0: none is.
        origin (str | Unset): - with `cross_site`: That origin.
        produced (list[str] | Unset): - with `not_acceptable`: The media types that it produces.
        retry_after (int | Unset): - with `too_many_requests`: The seconds until the next attempt is possible, as in
            `Retry-After`.
        status (str | Unset): - with `illegal_transition`: The state.
        until (datetime.datetime | Unset): - with `no_show_reported`: When it is cancelled.
        version (int | Unset): - with `outdated_version`: The current version.
        what (ProblemParamsWhat | Unset): - with `already_exists`: What exists.
    """

    action: str | Unset = UNSET
    allowed: list[str] | Unset = UNSET
    archived: int | Unset = UNSET
    at: datetime.datetime | Unset = UNSET
    category: str | Unset = UNSET
    client_owes: int | Unset = UNSET
    file: str | Unset = UNSET
    late: bool | Unset = UNSET
    max_: int | Unset = UNSET
    open_: int | Unset = UNSET
    origin: str | Unset = UNSET
    produced: list[str] | Unset = UNSET
    retry_after: int | Unset = UNSET
    status: str | Unset = UNSET
    until: datetime.datetime | Unset = UNSET
    version: int | Unset = UNSET
    what: ProblemParamsWhat | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        action = self.action

        allowed: list[str] | Unset = UNSET
        if not isinstance(self.allowed, Unset):
            allowed = self.allowed

        archived = self.archived

        at: str | Unset = UNSET
        if not isinstance(self.at, Unset):
            at = self.at.isoformat()

        category = self.category

        client_owes = self.client_owes

        file = self.file

        late = self.late

        max_ = self.max_

        open_ = self.open_

        origin = self.origin

        produced: list[str] | Unset = UNSET
        if not isinstance(self.produced, Unset):
            produced = self.produced

        retry_after = self.retry_after

        status = self.status

        until: str | Unset = UNSET
        if not isinstance(self.until, Unset):
            until = self.until.isoformat()

        version = self.version

        what: str | Unset = UNSET
        if not isinstance(self.what, Unset):
            what = self.what

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if action is not UNSET:
            field_dict["action"] = action
        if allowed is not UNSET:
            field_dict["allowed"] = allowed
        if archived is not UNSET:
            field_dict["archived"] = archived
        if at is not UNSET:
            field_dict["at"] = at
        if category is not UNSET:
            field_dict["category"] = category
        if client_owes is not UNSET:
            field_dict["client_owes"] = client_owes
        if file is not UNSET:
            field_dict["file"] = file
        if late is not UNSET:
            field_dict["late"] = late
        if max_ is not UNSET:
            field_dict["max"] = max_
        if open_ is not UNSET:
            field_dict["open"] = open_
        if origin is not UNSET:
            field_dict["origin"] = origin
        if produced is not UNSET:
            field_dict["produced"] = produced
        if retry_after is not UNSET:
            field_dict["retry_after"] = retry_after
        if status is not UNSET:
            field_dict["status"] = status
        if until is not UNSET:
            field_dict["until"] = until
        if version is not UNSET:
            field_dict["version"] = version
        if what is not UNSET:
            field_dict["what"] = what

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        action = d.pop("action", UNSET)

        allowed = cast(list[str], d.pop("allowed", UNSET))

        archived = d.pop("archived", UNSET)

        _at = d.pop("at", UNSET)
        at: datetime.datetime | Unset
        if isinstance(_at, Unset):
            at = UNSET
        else:
            at = datetime.datetime.fromisoformat(_at)

        category = d.pop("category", UNSET)

        client_owes = d.pop("client_owes", UNSET)

        file = d.pop("file", UNSET)

        late = d.pop("late", UNSET)

        max_ = d.pop("max", UNSET)

        open_ = d.pop("open", UNSET)

        origin = d.pop("origin", UNSET)

        produced = cast(list[str], d.pop("produced", UNSET))

        retry_after = d.pop("retry_after", UNSET)

        status = d.pop("status", UNSET)

        _until = d.pop("until", UNSET)
        until: datetime.datetime | Unset
        if isinstance(_until, Unset):
            until = UNSET
        else:
            until = datetime.datetime.fromisoformat(_until)

        version = d.pop("version", UNSET)

        _what = d.pop("what", UNSET)
        what: ProblemParamsWhat | Unset
        if isinstance(_what, Unset):
            what = UNSET
        else:
            what = check_problem_params_what(_what)

        _made = cls(
            action=action,
            allowed=allowed,
            archived=archived,
            at=at,
            category=category,
            client_owes=client_owes,
            file=file,
            late=late,
            max_=max_,
            open_=open_,
            origin=origin,
            produced=produced,
            retry_after=retry_after,
            status=status,
            until=until,
            version=version,
            what=what,
        )

        _made.additional_properties = d
        return _made
