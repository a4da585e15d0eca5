from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.event_kind import EventKind, check_event_kind

if TYPE_CHECKING:
    from ..models.audit_read_data import AuditReadData
    from ..models.audit_subject import AuditSubject
    from ..models.person import Person


@_attrs_define(kw_only=True)
class AuditRead:
    """An entry of the audit trail.

    Attributes:
        actor (None | Person):
        at (datetime.datetime): RFC 3339, in UTC, to the microsecond. Any offset is accepted in requests.
        data (AuditReadData):
        id (int):
        reason (None | str):
        subject (AuditSubject): What an entry of the audit trail is about.
        type_ (EventKind): The kind of an event.

            - `signup.requested`: A sign-up with an address was requested.
            - `user.created`: The address was proven and the account was created.
            - `admin.created`: An administrator was created from the command line.
            - `admin.promoted`: The operator made an account an administrator from the command line.
            - `admin.factor_reset`: The operator removed the second factor of an administrator from the command line.
            - `task.retried`: The operator retried a task of the queue from the command line.
            - `task.dropped`: The operator deleted a task of the queue from the command line.
            - `mails.released`: The operator released mails that were held after a restore, from the command line.
            - `mails.tested`: The operator sent a test mail from the command line.
            - `events.exported`: The operator exported events from the command line.
            - `signing_key.added`: A signing key for access tokens was added.
            - `signing_key.removed`: A signing key for access tokens was removed; its tokens are no longer valid.
            - `user.password_reset_requested`: A link to choose a new password was requested.
            - `user.password_changed`: The password was changed.
            - `user.email_change_requested`: A change of address was requested.
            - `user.email_changed`: The address was changed.
            - `user.export_requested`: A user requested an export of their data.
            - `user.export_ready`: An export is ready to be downloaded.
            - `user.export_failed`: An export could not be packed in time.
            - `user.export_fetched`: A user, an administrator or the operator downloaded an export.
            - `user.second_factor_added`: A second factor was added: signing in needs a code.
            - `user.second_factor_removed`: The second factor was removed.
            - `user.second_factor_refused`: Several wrong codes of the second factor came with the right password.
            - `user.recovery_code_used`: A recovery code was used.
            - `user.passkey_added`: A passkey was added.
            - `user.passkey_removed`: A passkey was removed.
            - `identity.linked`: An account at an OpenID provider was linked.
            - `identity.removed`: An account at an OpenID provider was unlinked.
            - `session.started`: A user signed in.
            - `session.ended`: A session was ended by its owner, or because its refresh token was used twice.
            - `user.signed_out`: An administrator ended every session of an account.
            - `user.frozen`: An account was frozen: it may read but change nothing.
            - `user.unfrozen`: An account was unfrozen.
            - `user.banned`: An account was banned: it may not sign in.
            - `user.unbanned`: An account was unbanned.
            - `user.legal_hold_placed`: A legal hold was placed on a user's documents: they are kept beyond the retention
            period.
            - `user.legal_hold_lifted`: A legal hold was lifted.
            - `user.deleted`: An account was deleted.
            - `client.changed`: A client changed their profile.
            - `picture.changed`: A user changed or removed their picture.
            - `favorite.added`: A client bookmarked a worker.
            - `favorite.removed`: A client no longer bookmarks a worker.
            - `worker.changed`: A worker changed their profile.
            - `worker.availability_changed`: A worker became available for hire, or unavailable.
            - `worker.name_change_requested`: A verified worker requested a change of name.
            - `worker.name_changed`: An administrator approved a change of name.
            - `worker.name_change_rejected`: An administrator rejected a change of name.
            - `kyc.submitted`: A worker submitted documents.
            - `kyc.claimed`: An administrator claimed a submission.
            - `kyc.released`: An administrator released a submission.
            - `kyc.endorsed`: The first of two administrators endorsed a submission.
            - `kyc.file_viewed`: An administrator viewed a document.
            - `kyc.file_fetched`: The identity check service fetched a document.
            - `kyc.checked`: The identity check service returned its result.
            - `kyc.approved`: A submission was approved.
            - `kyc.rejected`: A submission was rejected.
            - `kyc.changes_requested`: Some documents of a submission have to be replaced.
            - `kyc.expires_soon`: An approval expires soon.
            - `kyc.expired`: An approval expired.
            - `kyc.revoked`: An approval was revoked.
            - `kyc.documents_destroyed`: Documents were destroyed because their retention period is over.
            - `kyc.file_infected`: The malware scanner rejected a submitted file. It was destroyed and has to be replaced.
            - `service.created`: A listing was created.
            - `service.changed`: A listing was changed.
            - `service.deleted`: A listing was deleted by its owner.
            - `service.moderated`: An administrator changed the status of a listing.
            - `service.removed`: An administrator deleted a listing.
            - `service.restored`: An administrator restored a listing that was paused or removed.
            - `service.repeated`: A worker published what has the title or the description of a listing that an
            administrator took down.
            - `thread.opened`: A conversation was opened.
            - `thread.closed`: A conversation was closed.
            - `thread.inspected`: An administrator stated a reason to read a conversation.
            - `thread.read`: A participant read a conversation.
            - `message.posted`: A message was posted.
            - `job.created`: A client proposed a job.
            - `job.changed`: A client changed title or description of a job that the worker has not answered.
            - `job.accepted`: A job was agreed: an offer, or a proposal without terms, was accepted.
            - `job.rejected`: The worker rejected a job.
            - `job.completed`: The worker completed a job.
            - `job.finalized`: A job was finalized by its client, or because the client did not respond in time.
            - `job.cancelled`: The client or the worker cancelled a job, or it was cancelled because one of them did not
            come.
            - `job.expired`: A proposed job expired because it was not answered.
            - `job.offer_made`: One side of a job made an offer.
            - `job.offer_declined`: The other side declined an offer.
            - `job.offer_withdrawn`: Its author withdrew an offer.
            - `job.offer_expired`: An offer expired because it was not answered.
            - `job.amended`: An offer for a job that was agreed before was accepted: its terms hold from now on.
            - `job.changes_requested`: The client asked for changes of work that is done.
            - `job.no_show_reported`: One side reported that the other did not come.
            - `job.disputed`: The two sides of a job see differently what happened.
            - `job.statement_made`: One side said something about a dispute.
            - `job.settlement_proposed`: One side proposed to settle a dispute.
            - `job.settlement_declined`: The other side declined a settlement.
            - `job.dispute_decided`: A dispute was decided: by a settlement, by an administrator, or because one side said
            nothing.
            - `job.decision_appealed`: One side appealed against the decision of an administrator.
            - `job.appeal_decided`: An administrator decided on an appeal.
            - `dispute.claimed`: An administrator claimed a dispute.
            - `dispute.released`: An administrator released a dispute.
            - `dispute.inspected`: An administrator read what the two sides of a dispute wrote to each other, or a dispute
            that is decided.
            - `dispute.resolved`: An administrator decided on a dispute or on an appeal.
            - `review.posted`: One side of a job posted its review. Only its author is told: nobody else can read it yet.
            - `review.changed`: The author changed a review that nobody else could read.
            - `review.withdrawn`: The author took a review back that nobody else could read.
            - `review.revealed`: The reviews of a job can be read now: both sides have posted one, or the time for reviews
            is over.
            - `review.replied`: The reviewed side replied to a review, or changed the reply.
            - `review.flagged`: A review was flagged for moderation.
            - `review.kept`: An administrator kept a flagged review.
            - `review.removed`: An administrator removed a review.
            - `review.restored`: An administrator restored a removed review.
            - `review.appealed`: The author of a removed review asked for another look.
            - `review.appeal_rejected`: An administrator decided that a review stays removed.
            - `category.created`: An administrator created a category.
            - `category.changed`: An administrator renamed, moved, retired or restored a category.
            - `webhook.created`: An administrator created a webhook.
            - `webhook.changed`: An administrator changed a webhook.
            - `webhook.deleted`: An administrator deleted a webhook.
            - `webhook.enabled`: An administrator enabled a webhook.
            - `webhook.disabled`: A webhook was disabled by an administrator, or because every attempt of five days has
            failed, or because its receiver wants no more.
            - `webhook.secret_rotated`: An administrator replaced the secret of a webhook.
            - `webhook.secret_viewed`: An administrator viewed the secret of a webhook.
            - `webhook.tested`: An administrator sent a test to a webhook.
            - `webhook.replayed`: An administrator had a range of events delivered again.
            - `reset`: Sent to feeds, never recorded: events after the last one that you have seen cannot be read any more,
            because they are too old or a backup was restored. Reload your data and continue from this `id`.
    """

    actor: Person | None
    at: datetime.datetime
    data: AuditReadData
    id: int
    reason: str | None
    subject: AuditSubject
    type_: EventKind
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.person import Person

        actor: dict[str, Any] | None
        if isinstance(self.actor, Person):
            actor = self.actor.to_dict()
        else:
            actor = self.actor

        at = self.at.isoformat()

        data = self.data.to_dict()

        id = self.id

        reason: str | None
        reason = self.reason

        subject = self.subject.to_dict()

        type_: str = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "actor": actor,
                "at": at,
                "data": data,
                "id": id,
                "reason": reason,
                "subject": subject,
                "type": type_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.audit_read_data import AuditReadData
        from ..models.audit_subject import AuditSubject
        from ..models.person import Person

        d = dict(src_dict)

        def _parse_actor(data: object) -> Person | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                actor_type_0 = Person.from_dict(data)

                return actor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Person | None, data)

        actor = _parse_actor(d.pop("actor"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        data = AuditReadData.from_dict(d.pop("data"))

        id = d.pop("id")

        def _parse_reason(data: object) -> str | None:
            if data is None:
                return data
            return cast(str | None, data)

        reason = _parse_reason(d.pop("reason"))

        subject = AuditSubject.from_dict(d.pop("subject"))

        type_ = check_event_kind(d.pop("type"))

        _made = cls(
            actor=actor,
            at=at,
            data=data,
            id=id,
            reason=reason,
            subject=subject,
            type_=type_,
        )

        _made.additional_properties = d
        return _made
