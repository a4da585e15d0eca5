//! What the events of each kind are about, and what their data have. The document is made from this table, and debug builds hold every
//! event that is appended to it.

use super::{
    EventKind,
    fields::{Field, FieldValue, fields, flag, id, integer, text, word},
};
use crate::database::enums::{Role, text_enum};
use serde_json::{Map, Value};

text_enum! {
    /// What an event is about.
    pub(crate) SubjectKind {
        /// An account.
        User = "user",
        /// A sign-up whose address is not verified yet.
        Signup = "signup",
        /// A key that signs access tokens.
        SigningKey = "signing_key",
        /// The documents of an identity check.
        Submission = "submission",
        /// A listing.
        Service = "service",
        /// A conversation.
        Thread = "thread",
        /// A message of a conversation.
        Message = "message",
        /// A job.
        Job = "job",
        /// A review.
        Review = "review",
        /// A webhook.
        Webhook = "webhook",
        /// A task of the queue.
        Task = "task",
        /// A category of listings.
        Category = "category",
        /// The installation as a whole; nothing else has its id.
        Installation = "installation",
    }
}

impl SubjectKind {
    /// The name of the subject's id in the data of an event.
    pub(crate) fn id_name(self) -> &'static str {
        match self {
            Self::User => "user_id",
            Self::Signup => "signup_id",
            Self::SigningKey => "key_id",
            Self::Submission => "submission_id",
            Self::Service => "service_id",
            Self::Thread => "thread_id",
            Self::Message => "message_id",
            Self::Job => "job_id",
            Self::Review => "review_id",
            Self::Webhook => "webhook_id",
            Self::Task => "task_id",
            Self::Category => "category_id",
            Self::Installation => "id",
        }
    }

    /// An example of what lists call it; `None` if nothing does.
    pub(crate) fn label(self) -> Option<&'static str> {
        match self {
            Self::Service | Self::Thread | Self::Message | Self::Job | Self::Review => Some("Leaking taps and pipes"),
            Self::User | Self::Submission => Some("Ada L."),
            Self::Webhook => Some("hooks.example.com"),
            Self::Category => Some("plumbing"),
            Self::Signup | Self::SigningKey | Self::Task | Self::Installation => None,
        }
    }
}

/// The field of an event's data that says that the operator did it on the command line.
pub(super) const BY_OPERATOR: &str = "by_operator";

const OPERATOR: Field = flag(BY_OPERATOR, "True if the operator did it on the command line.").sometimes();
const REASON: Field = text("reason", "The reason, in the words of its author.");
const FROM: Field = word("from", "UserStatus", "The status before.");
const TO: Field = word("to", "UserStatus", "The status now.");
const PASSKEY: Field = id("passkey_id", "The passkey.");
const IDENTITY: Field = id("identity_id", "The linked account.");
const PROVIDER: Field = text("provider", "The name of the provider.");
const WORKER: Field = id("worker_id", "The worker.");
const NAME_CHANGE: Field = id("name_change_id", "The request.");
const REASON_CODE: Field = word("reason_code", "ReasonCode", "Why.").or_null();
const FILE: Field = word("file", "Slot", "The file.");
const FILE_FROM: Field = text("from", "The network address that it was sent to.");
const SERVICE_STATUS: Field = word("status", "ServiceStatus", "The status now.").or_null();
const SLUG: Field = text("slug", "The slug of the category.");
const THREAD: Field = id("thread_id", "The conversation.");
const JOB: Field = id("job_id", "The job.");
const REVIEWER: Field = word("reviewer", "Side", "The side that wrote it. Missing: the client.").sometimes();
const HOST: Field = text("host", "The host of the webhook's URL.");
const EVENT_TYPES: Field =
    Field::new("event_types", FieldValue::Texts, "The types of events that are sent; `null`: all.").or_null();
const LAST_EVENT: Field = integer("last_event_id", "Events up to here were sent or wait to be sent.");

const JOB_FIELDS: &[Field] = fields![
    THREAD,
    word("status", "JobStatus", "The status now."),
    integer("version", "Increases with each change."),
    integer("offer", "The number of the offer that it is about.").sometimes(),
];

impl EventKind {
    /// What its events are about; `None` for `reset`, which is about nothing.
    pub(crate) fn subject_kind(self) -> Option<SubjectKind> {
        self.contents().0
    }

    /// The fields of its data, besides the id of the subject.
    pub(crate) fn fields(self) -> &'static [Field] {
        self.contents().1
    }

    /// Removes from the data what this reader must not be told: why a review was removed or restored is for its author and administrators, not
    /// for whom it is about. Whatever shows an event to an account calls this.
    pub(crate) fn withhold(self, reader: Role, data: &mut Map<String, Value>) {
        let is_by_worker = data.get(REVIEWER.name).is_some_and(|side| side == Role::Worker.as_str());
        let author = if is_by_worker { Role::Worker } else { Role::Client };
        if reader != Role::Admin && reader != author {
            for field in self.fields().iter().filter(|field| field.is_for_author) {
                data.remove(field.name);
            }
        }
    }

    /// Adds the id of the subject to the data.
    pub(crate) fn add_subject(self, subject: Value, data: &mut Map<String, Value>) {
        if let Some(kind) = self.subject_kind() {
            data.entry(kind.id_name()).or_insert(subject);
        }
    }

    /// What it is about, and the fields of its data. Each new kind is described here.
    fn contents(self) -> (Option<SubjectKind>, &'static [Field]) {
        use SubjectKind as S;
        let (subject, fields): (_, &[Field]) = match self {
            Self::SignupRequested => (S::Signup, fields![text("from", "A hash of where it was requested.")]),
            Self::AdminPromoted => (S::User, fields![word("from", "Role", "The role before."), OPERATOR]),
            Self::AdminCreated | Self::AdminFactorReset | Self::PasswordChanged | Self::SecondFactorRemoved => {
                (S::User, fields![OPERATOR])
            }
            Self::UserCreated
            | Self::EmailChanged
            | Self::ExportRequested
            | Self::ExportReady
            | Self::ExportFailed
            | Self::SecondFactorAdded
            | Self::SecondFactorRefused
            | Self::ClientChanged
            | Self::WorkerChanged => (S::User, fields![]),
            Self::TaskRetried => (S::Task, fields![OPERATOR]),
            Self::TaskDropped => (S::Task, fields![text("kind", "What it was for."), OPERATOR]),
            Self::MailsReleased | Self::MailTested => (S::Installation, fields![OPERATOR]),
            Self::EventsExported => (
                S::Installation,
                fields![
                    text("from", "The first day.").or_null(),
                    text("to", "The last day.").or_null(),
                    flag("only_audit", "Whether only the audit trail was exported."),
                    OPERATOR,
                ],
            ),
            Self::SigningKeyAdded | Self::SigningKeyRemoved => (S::SigningKey, fields![OPERATOR]),
            Self::PasswordResetRequested => {
                (S::User, fields![id("place_id", "The known device that it was requested from.").or_null()])
            }
            Self::EmailChangeRequested => (S::User, fields![id("change_id", "The requested change.")]),
            Self::ExportFetched => {
                (S::User, fields![id("export_id", "The export.").sometimes(), REASON.sometimes(), OPERATOR])
            }
            Self::RecoveryCodeUsed => (S::User, fields![integer("codes_left", "How many codes are left.")]),
            Self::PasskeyAdded => (S::User, fields![PASSKEY]),
            Self::PasskeyRemoved => (S::User, fields![PASSKEY, OPERATOR]),
            Self::IdentityLinked | Self::IdentityRemoved => (S::User, fields![IDENTITY, PROVIDER]),
            Self::SessionStarted => (
                S::User,
                fields![
                    id("session_id", "The session."),
                    id("new_place_id", "The network and browser, if they were not known.").or_null(),
                ],
            ),
            Self::SessionEnded => (
                S::User,
                fields![
                    id("session_id", "The session; `null`: every session.").or_null(),
                    text("reason", "`REFRESH_TOKEN_REUSED`: its refresh token was used twice.").sometimes(),
                ],
            ),
            Self::UserFrozen | Self::UserUnfrozen | Self::UserBanned | Self::UserUnbanned => {
                (S::User, fields![FROM, TO, REASON])
            }
            Self::LegalHoldPlaced | Self::LegalHoldLifted | Self::UserSignedOut => (S::User, fields![REASON]),
            Self::UserDeleted => (S::User, fields![FROM, TO, REASON.or_null(), OPERATOR]),
            Self::PictureChanged => {
                (S::User, fields![id("picture_id", "The picture; `null`: none any more.").or_null()])
            }
            Self::FavoriteAdded | Self::FavoriteRemoved => (
                S::User,
                fields![WORKER, id("service_id", "The listing, if it is one that was bookmarked.").sometimes()],
            ),
            Self::WorkerAvailabilityChanged => {
                (S::User, fields![flag("is_available", "Whether they are available now.")])
            }
            Self::NameChangeRequested | Self::NameChanged => (S::User, fields![NAME_CHANGE]),
            Self::NameChangeRejected => (S::User, fields![NAME_CHANGE, REASON]),
            Self::KycSubmitted | Self::KycExpired | Self::KycDocumentsDestroyed | Self::KycFileInfected => {
                (S::Submission, fields![WORKER])
            }
            Self::KycClaimed
            | Self::KycReleased
            | Self::KycEndorsed
            | Self::KycApproved
            | Self::KycRejected
            | Self::KycChangesRequested
            | Self::KycRevoked => (S::Submission, fields![WORKER, REASON_CODE]),
            Self::KycFileViewed | Self::KycFileFetched => (S::Submission, fields![WORKER, FILE, FILE_FROM]),
            Self::KycChecked => (S::Submission, fields![WORKER, word("verdict", "CheckVerdict", "The result.")]),
            Self::KycExpiresSoon => (S::Submission, fields![WORKER, integer("days", "In how many days.")]),
            Self::ServiceCreated | Self::ServiceChanged | Self::ServiceDeleted => (S::Service, fields![SERVICE_STATUS]),
            Self::ServiceModerated | Self::ServiceRemoved | Self::ServiceRestored => {
                (S::Service, fields![SERVICE_STATUS, REASON.sometimes()])
            }
            Self::ServiceRepeated => {
                (S::Service, fields![WORKER, id("taken_down_id", "The listing that was taken down before.")])
            }
            Self::ThreadOpened => (S::Thread, fields![id("service_id", "The listing that it is about.").or_null()]),
            Self::ThreadClosed => (S::Thread, fields![]),
            Self::DisputeClaimed | Self::DisputeReleased | Self::DisputeInspected | Self::DisputeResolved => {
                (S::Job, fields![])
            }
            Self::ThreadInspected => (S::Thread, fields![JOB, REASON]),
            Self::CategoryCreated => (S::Category, fields![SLUG, text("name", "What it is called.")]),
            Self::CategoryChanged => (
                S::Category,
                fields![
                    SLUG,
                    text("name", "What it is called now, if that was changed.").sometimes(),
                    text("icon", "Its icon now, if that was changed.").sometimes(),
                    integer("position", "Its place in the list now, if that was changed.").sometimes(),
                    flag("is_retired", "Whether it is retired now, if that was changed.").sometimes(),
                    Field::new(
                        "names",
                        FieldValue::Texts,
                        "The languages that it has names in now, if a name was changed."
                    )
                    .sometimes(),
                ],
            ),
            Self::ThreadRead => (
                S::Thread,
                fields![id("reader_id", "The participant."), id("up_to", "The last message that they have read.")],
            ),
            Self::MessagePosted => (S::Message, fields![THREAD]),
            Self::JobCreated
            | Self::JobChanged
            | Self::JobAccepted
            | Self::JobRejected
            | Self::JobCompleted
            | Self::JobFinalized
            | Self::JobCancelled
            | Self::JobExpired
            | Self::JobDisputed
            | Self::JobStatementMade
            | Self::JobSettlementProposed
            | Self::JobSettlementDeclined
            | Self::JobDisputeDecided
            | Self::JobDecisionAppealed
            | Self::JobAppealDecided
            | Self::JobOfferMade
            | Self::JobOfferDeclined
            | Self::JobOfferWithdrawn
            | Self::JobOfferExpired
            | Self::JobAmended
            | Self::JobChangesRequested
            | Self::JobNoShowReported => (S::Job, JOB_FIELDS),
            Self::ReviewPosted | Self::ReviewReplied => {
                (S::Review, fields![JOB, integer("rating", "1 to 5 stars, in events of earlier versions.").sometimes()])
            }
            Self::ReviewChanged | Self::ReviewWithdrawn => (S::Review, fields![JOB]),
            Self::ReviewRevealed => (
                S::Job,
                fields![
                    id("client_review_id", "The review of the worker by the client, if there is one.").sometimes(),
                    id("worker_review_id", "The review of the client by the worker, if there is one.").sometimes(),
                ],
            ),
            Self::ReviewFlagged => (
                S::Review,
                fields![
                    word("signal", "ReviewSignal", "What the system found, if it was not flagged by a user.")
                        .sometimes()
                ],
            ),
            Self::ReviewKept => (S::Review, fields![integer("flags", "How many flags were closed.")]),
            Self::ReviewRemoved | Self::ReviewRestored | Self::ReviewAppealRejected => (
                S::Review,
                fields![
                    JOB,
                    REVIEWER,
                    word("reason_code", "RemovalCode", "Why, in a word. Only its author and administrators are told.")
                        .sometimes()
                        .for_author(),
                    text("reason", "Why. Only its author and administrators are told.").sometimes().for_author()
                ],
            ),
            Self::ReviewAppealed => (S::Review, fields![JOB, REVIEWER]),
            Self::WebhookCreated | Self::WebhookChanged => (S::Webhook, fields![HOST, EVENT_TYPES]),
            Self::WebhookDeleted | Self::WebhookSecretRotated | Self::WebhookSecretViewed | Self::WebhookTested => {
                (S::Webhook, fields![HOST])
            }
            Self::WebhookEnabled => (
                S::Webhook,
                fields![
                    HOST,
                    flag("skips_missed", "Whether the events since it was disabled are skipped."),
                    LAST_EVENT
                ],
            ),
            Self::WebhookDisabled => {
                (S::Webhook, fields![HOST, word("disabled_reason", "DisabledReason", "Why."), LAST_EVENT])
            }
            Self::WebhookReplayed => (
                S::Webhook,
                fields![
                    HOST,
                    integer("after_event_id", "Events after this one are sent again."),
                    integer("until_event_id", "Up to this one."),
                ],
            ),
            Self::Reset => return (None, fields![]),
        };
        (Some(subject), fields)
    }

    /// What is wrong with the data of an event that is about to be recorded.
    pub(super) fn misfit(self, data: &Value) -> Option<String> {
        let Some(data) = data.as_object() else { return Some(format!("{}: the data are no object", self.as_str())) };
        let subject = self.subject_kind().map(SubjectKind::id_name);
        let is_known = |name: &str| Some(name) == subject || self.fields().iter().any(|field| field.name == name);
        let unknown = data.keys().find(|name| !is_known(name));
        let unfit = self.fields().iter().find(|field| !field.fits(data.get(field.name))).map(|field| field.name);
        let name = unknown.map(String::as_str).or(unfit)?;
        Some(format!("{}: describe {name} in event/contents.rs as it is in {data:?}", self.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn why_a_review_was_removed_is_for_its_author_and_administrators() {
        let told = |reviewer: Option<&str>, reader| {
            let mut data = Map::new();
            data.extend(reviewer.map(|side| ("reviewer".to_owned(), json!(side))));
            data.extend(["job_id", "reason", "reason_code"].map(|name| (name.to_owned(), json!("x"))));
            EventKind::ReviewRemoved.withhold(reader, &mut data);
            (data.contains_key("reason"), data.contains_key("reason_code"), data.contains_key("job_id"))
        };
        for (reviewer, author, other) in [
            (None, Role::Client, Role::Worker),
            (Some("CLIENT"), Role::Client, Role::Worker),
            (Some("WORKER"), Role::Worker, Role::Client),
        ] {
            assert_eq!(told(reviewer, author), (true, true, true), "{reviewer:?}");
            assert_eq!(told(reviewer, Role::Admin), (true, true, true), "{reviewer:?}");
            assert_eq!(told(reviewer, other), (false, false, true), "{reviewer:?}");
        }
        let mut ban = Map::from_iter([("reason".to_owned(), json!("spam"))]);
        EventKind::UserBanned.withhold(Role::Worker, &mut ban);
        assert!(ban.contains_key("reason"), "a ban is about nobody else");
    }

    #[test]
    fn data_have_the_fields_of_their_kind_and_no_others() {
        let job = json!({ "job_id": "j", "thread_id": "t", "status": "ACCEPTED", "version": 2 });
        assert_eq!(EventKind::JobAccepted.misfit(&job), None);
        assert_eq!(EventKind::KycApproved.misfit(&json!({ "worker_id": "w", "reason_code": null })), None);
        for (kind, data) in [
            (EventKind::JobAccepted, json!({ "thread_id": "t", "status": "ACCEPTED" })),
            (EventKind::JobAccepted, json!({ "thread_id": null, "status": "ACCEPTED", "version": 2 })),
            (EventKind::JobAccepted, json!({ "thread_id": "t", "status": "ACCEPTED", "version": "2" })),
            (EventKind::ThreadClosed, json!({ "reason": "why" })),
            (EventKind::ThreadClosed, json!([])),
        ] {
            assert!(kind.misfit(&data).is_some(), "{data}");
        }
    }
}
