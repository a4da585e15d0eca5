from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.subject_kind import SubjectKind, check_subject_kind


@_attrs_define(kw_only=True)
class AuditSubject:
    """What an entry of the audit trail is about.

    Attributes:
        id (UUID):
        kind (SubjectKind): What an event is about.

            - `user`: An account.
            - `signup`: A sign-up whose address is not verified yet.
            - `signing_key`: A key that signs access tokens.
            - `submission`: The documents of an identity check.
            - `service`: A listing.
            - `thread`: A conversation.
            - `message`: A message of a conversation.
            - `job`: A job.
            - `review`: A review.
            - `webhook`: A webhook.
            - `task`: A task of the queue.
            - `category`: A category of listings.
            - `installation`: The installation as a whole; nothing else has its id.
        label (None | str): A name for people, as it is now: of the account, or a title. `null` for what has none, or is
            gone.
    """

    id: UUID
    kind: SubjectKind
    label: str | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        label: str | None
        label = self.label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_subject_kind(d.pop("kind"))

        def _parse_label(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        label = _parse_label(d.pop("label"))

        _made = cls(
            id=id,
            kind=kind,
            label=label,
        )

        _made.additional_properties = d
        return _made
