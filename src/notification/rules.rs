//! Which mails an event leads to. The match is exhaustive, so a new kind of event does not compile without a decision.

use super::{
    content::{self, About, Addressed, LinkData},
    mails::Mail,
};
use crate::{
    database::{
        Error, Tx,
        ids::{KnownDeviceId, SubjectId, UserId},
        queue::Priority,
    },
    event::{EventKind, models::Recorded},
};
use std::time::Duration;

/// One mail about an event.
pub(super) struct Rule {
    pub(super) to: Recipient,
    pub(super) class: Class,
    pub(super) content: Content,
}

/// The recipients of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipient {
    /// The account or sign-up that the event is about.
    Subject,
    /// The account that signed in, if its device or network is new.
    SubjectIfNewDevice,
    /// The event's client and worker, without the actor.
    Others,
    /// The new, unverified address of an account.
    NewAddress,
    /// The address that was recorded with the event, whether or not the account still has it.
    RecordedAddress,
    /// Every active administrator but the account that the event is about.
    OtherAdmins,
}

/// The class of a mail. It decides its priority, how long it is worth sending, and its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A link to an unverified address.
    ClaimedAddress,
    /// A link to choose a new password.
    Reset,
    /// A sign-in.
    SignIn,
    /// A change of the account's sign-in methods.
    Security,
    /// A decision, or a result that the user waits for.
    Notice,
    /// An action of the other side of a conversation or job. Several share one mail.
    News,
}

/// The content of a mail, read when it is sent, so that it is up to date.
pub(super) enum Content {
    /// From the event alone.
    Plain(fn(&Recorded) -> Mail),
    /// From the database; `None` when there is no longer anything to report.
    Account(AccountContent),
    /// A link with a new secret.
    Link(fn(&mut Tx<'_>, &LinkData<'_>) -> Result<Option<Addressed>, Error>),
}

/// Reads the content of a mail to an account; `None` when there is no longer anything to report.
pub(super) type AccountContent = fn(&mut Tx<'_>, &About<'_>) -> Result<Option<Mail>, Error>;

impl Class {
    /// Links, sign-ins and changes of sign-in methods go first: a user waits for them, or has to know at once.
    pub(super) fn priority(self) -> Priority {
        match self {
            Self::ClaimedAddress | Self::Reset | Self::SignIn | Self::Security => Priority::High,
            Self::Notice | Self::News => Priority::Normal,
        }
    }

    /// How long after the event a mail is worth sending.
    pub(super) fn max_age(self) -> Duration {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        match self {
            Self::ClaimedAddress | Self::Reset | Self::News => DAY,
            Self::Notice => 3 * DAY,
            Self::SignIn | Self::Security => 7 * DAY,
        }
    }
}

impl Rule {
    /// The accounts that get the mail, or the sign-up or change of address whose address is unverified. Administrators
    /// are found in the database: see [`Recipient::OtherAdmins`].
    pub(super) fn recipients(&self, event: &Recorded) -> Vec<SubjectId> {
        match self.to {
            Recipient::Subject | Recipient::RecordedAddress => vec![event.subject],
            Recipient::SubjectIfNewDevice if event.id_in::<KnownDeviceId>("new_place_id").is_some() => {
                vec![event.subject]
            }
            Recipient::SubjectIfNewDevice => Vec::new(),
            Recipient::Others => {
                let concerned = [event.client, event.worker].into_iter().flatten();
                concerned.filter(|user| Some(*user) != event.actor).map(UserId::subject).collect()
            }
            Recipient::NewAddress => event.id_in("change_id").into_iter().collect(),
            Recipient::OtherAdmins => Vec::new(),
        }
    }

    /// The account under which administrators see a mail that failed for good.
    pub(super) fn account(&self, event: &Recorded, recipient: SubjectId) -> Option<UserId> {
        let account = match (self.to, self.class) {
            (Recipient::Subject, Class::ClaimedAddress) => return None,
            (Recipient::NewAddress | Recipient::RecordedAddress, _) => event.subject,
            (Recipient::Subject | Recipient::SubjectIfNewDevice | Recipient::Others | Recipient::OtherAdmins, _) => {
                recipient
            }
        };
        Some(UserId::from(account.as_uuid()))
    }
}

/// The mails about an event of this kind.
pub(super) fn rules(kind: EventKind) -> Vec<Rule> {
    use EventKind as K;
    match kind {
        K::SignupRequested => vec![link(Recipient::Subject, Class::ClaimedAddress, content::signup)],
        K::PasswordResetRequested => vec![link(Recipient::Subject, Class::Reset, content::password_reset)],
        K::EmailChangeRequested => vec![
            link(Recipient::NewAddress, Class::ClaimedAddress, content::new_address),
            plain(Recipient::RecordedAddress, Class::Security, |_| Mail::AddressChangeRequested {}),
        ],
        K::EmailChanged => {
            vec![plain(Recipient::RecordedAddress, Class::Security, |event| Mail::AddressChanged { at: event.at })]
        }
        K::UserDeleted => vec![plain(Recipient::RecordedAddress, Class::Security, |_| Mail::AccountDeleted {})],

        K::PasswordChanged => {
            security(|event| Mail::PasswordChanged { at: event.at, is_by_operator: event.is_by_operator() })
        }
        K::AdminPromoted => security(|event| Mail::AdminPromoted { at: event.at }),
        K::AdminFactorReset => vec![account(Recipient::OtherAdmins, Class::Security, content::admin_factor_reset)],
        K::ExportFailed => vec![plain(Recipient::Subject, Class::Notice, |_| Mail::ExportFailed {})],
        K::ExportReady => security(|_| Mail::ExportReady {}),
        K::SecondFactorAdded => security(|event| Mail::SecondFactorAdded { at: event.at }),
        K::SecondFactorRemoved => {
            security(|event| Mail::SecondFactorRemoved { at: event.at, is_by_operator: event.is_by_operator() })
        }
        K::SecondFactorRefused => security(|event| Mail::SecondFactorRefused { at: event.at }),
        K::RecoveryCodeUsed => {
            security(|event| Mail::RecoveryCodeUsed { at: event.at, left: event.number("codes_left") })
        }
        K::PasskeyAdded => security(|event| Mail::PasskeyAdded { at: event.at }),
        K::PasskeyRemoved => {
            security(|event| Mail::PasskeyRemoved { at: event.at, is_by_operator: event.is_by_operator() })
        }
        K::IdentityLinked => security(|event| Mail::IdentityLinked { at: event.at, provider: provider(event) }),
        K::IdentityRemoved => security(|event| Mail::IdentityRemoved { at: event.at, provider: provider(event) }),
        K::SessionStarted => vec![account(Recipient::SubjectIfNewDevice, Class::SignIn, content::new_sign_in)],

        K::UserFrozen => {
            vec![plain(Recipient::Subject, Class::Notice, |event| Mail::AccountFrozen {
                reason: content::reason(event),
            })]
        }
        K::UserUnfrozen => vec![plain(Recipient::Subject, Class::Notice, |_| Mail::AccountUnfrozen {})],
        K::UserBanned => {
            vec![plain(Recipient::Subject, Class::Notice, |event| Mail::AccountBanned {
                reason: content::reason(event),
            })]
        }
        K::UserUnbanned => vec![plain(Recipient::Subject, Class::Notice, |event| Mail::AccountUnbanned {
            is_frozen: event.text("to").as_deref() == Some("FROZEN"),
        })],

        K::KycApproved => vec![plain(Recipient::Others, Class::Notice, |_| Mail::KycApproved {})],
        K::KycRejected => vec![account(Recipient::Others, Class::Notice, content::kyc_rejected)],
        K::KycChangesRequested | K::KycFileInfected => {
            vec![account(Recipient::Others, Class::Notice, content::kyc_changes_requested)]
        }
        K::KycExpiresSoon => {
            vec![plain(Recipient::Others, Class::Notice, |event| Mail::KycExpiresSoon { days: event.number("days") })]
        }
        K::KycExpired => vec![plain(Recipient::Others, Class::Notice, |_| Mail::KycExpired {})],
        K::KycRevoked => vec![account(Recipient::Others, Class::Notice, content::kyc_revoked)],
        K::NameChanged => vec![plain(Recipient::Others, Class::Notice, |_| Mail::NameChanged {})],
        K::NameChangeRejected => {
            vec![plain(Recipient::Others, Class::Notice, |event| Mail::NameChangeRejected {
                reason: content::reason(event),
            })]
        }
        K::ServiceModerated => vec![account(Recipient::Others, Class::Notice, content::service_moderated)],
        K::ServiceRemoved => vec![account(Recipient::Others, Class::Notice, content::service_removed)],
        K::ServiceRestored => vec![account(Recipient::Others, Class::Notice, content::service_restored)],
        K::ReviewRemoved => vec![account(Recipient::Others, Class::Notice, content::review_removed)],
        K::ReviewRestored => vec![account(Recipient::Others, Class::Notice, content::review_restored)],
        K::ReviewAppealRejected => {
            vec![account(Recipient::Others, Class::Notice, content::review_appeal_rejected)]
        }
        K::UserSignedOut => {
            vec![plain(Recipient::Subject, Class::Notice, |event| Mail::SignedOut { reason: content::reason(event) })]
        }

        K::MessagePosted => news(content::new_message),
        K::JobCreated => news(content::jobs::job_proposed),
        K::JobChanged => news(content::jobs::job_changed),
        K::JobAccepted => news(content::jobs::job_accepted),
        K::JobRejected => news(content::jobs::job_declined),
        K::JobCompleted => news(content::jobs::job_completed),
        K::JobFinalized => news(content::jobs::job_finalized),
        K::JobCancelled => news(content::jobs::job_cancelled),
        K::JobExpired => news(content::jobs::job_expired),
        K::JobDisputed => vec![account(Recipient::Others, Class::Notice, content::jobs::job_disputed)],
        K::JobStatementMade => news(content::jobs::statement_made),
        K::JobSettlementProposed => vec![account(Recipient::Others, Class::Notice, content::jobs::settlement_proposed)],
        K::JobSettlementDeclined => vec![account(Recipient::Others, Class::Notice, content::jobs::settlement_declined)],
        K::JobDisputeDecided => vec![account(Recipient::Others, Class::Notice, content::jobs::dispute_decided)],
        K::JobDecisionAppealed => vec![account(Recipient::Others, Class::Notice, content::jobs::decision_appealed)],
        K::JobAppealDecided => vec![account(Recipient::Others, Class::Notice, content::jobs::appeal_decided)],
        K::JobOfferMade => news(content::jobs::offer_made),
        K::JobOfferDeclined => news(content::jobs::offer_declined),
        K::JobOfferWithdrawn => news(content::jobs::offer_withdrawn),
        K::JobOfferExpired => news(content::jobs::offer_expired),
        K::JobAmended => news(content::jobs::job_amended),
        K::JobChangesRequested => news(content::jobs::changes_requested),
        K::JobNoShowReported => vec![account(Recipient::Others, Class::Notice, content::jobs::no_show_reported)],
        K::ReviewPosted => news(content::review_posted),
        K::ReviewRevealed => news(content::jobs::reviews_revealed),

        K::WebhookDisabled => vec![account(Recipient::OtherAdmins, Class::Notice, content::webhook_disabled)],

        K::UserCreated
        | K::WebhookCreated
        | K::WebhookChanged
        | K::WebhookDeleted
        | K::WebhookEnabled
        | K::WebhookSecretRotated
        | K::WebhookSecretViewed
        | K::WebhookTested
        | K::WebhookReplayed
        | K::AdminCreated
        | K::TaskRetried
        | K::TaskDropped
        | K::MailsReleased
        | K::MailTested
        | K::EventsExported
        | K::SigningKeyAdded
        | K::SigningKeyRemoved
        | K::ExportRequested
        | K::ExportFetched
        | K::SessionEnded
        | K::LegalHoldPlaced
        | K::LegalHoldLifted
        | K::ClientChanged
        | K::PictureChanged
        | K::FavoriteAdded
        | K::FavoriteRemoved
        | K::WorkerChanged
        | K::WorkerAvailabilityChanged
        | K::NameChangeRequested
        | K::KycSubmitted
        | K::KycClaimed
        | K::KycReleased
        | K::KycEndorsed
        | K::KycFileViewed
        | K::KycFileFetched
        | K::KycChecked
        | K::KycDocumentsDestroyed
        | K::ServiceCreated
        | K::ServiceChanged
        | K::ServiceDeleted
        | K::ServiceRepeated
        | K::ThreadOpened
        | K::ThreadClosed
        | K::ThreadInspected
        | K::DisputeClaimed
        | K::DisputeReleased
        | K::DisputeInspected
        | K::DisputeResolved
        | K::ThreadRead
        | K::CategoryCreated
        | K::CategoryChanged
        | K::ReviewChanged
        | K::ReviewWithdrawn
        | K::ReviewReplied
        | K::ReviewAppealed
        | K::ReviewFlagged
        | K::ReviewKept
        | K::Reset => Vec::new(),
    }
}

/// The rule of a mail about an event of this kind, to the recorded address or to others.
pub(super) fn rule(kind: EventKind, to_recorded_address: bool) -> Option<Rule> {
    rules(kind).into_iter().find(|rule| (rule.to == Recipient::RecordedAddress) == to_recorded_address)
}

fn plain(to: Recipient, class: Class, content: fn(&Recorded) -> Mail) -> Rule {
    Rule { to, class, content: Content::Plain(content) }
}

fn account(to: Recipient, class: Class, content: AccountContent) -> Rule {
    Rule { to, class, content: Content::Account(content) }
}

fn link(
    to: Recipient,
    class: Class,
    content: fn(&mut Tx<'_>, &LinkData<'_>) -> Result<Option<Addressed>, Error>,
) -> Rule {
    Rule { to, class, content: Content::Link(content) }
}

fn security(content: fn(&Recorded) -> Mail) -> Vec<Rule> {
    vec![plain(Recipient::Subject, Class::Security, content)]
}

fn news(content: AccountContent) -> Vec<Rule> {
    vec![account(Recipient::Others, Class::News, content)]
}

fn provider(event: &Recorded) -> String {
    event.text("provider").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::clock::Timestamp;
    use uuid::Uuid;

    fn event(kind: EventKind) -> Recorded {
        let somebody = |number| Some(UserId::from(Uuid::from_u128(number)));
        Recorded {
            trace: None,
            id: 1,
            kind,
            at: Timestamp::MIN,
            actor: somebody(1),
            subject: SubjectId::from(Uuid::from_u128(9)),
            client: somebody(1),
            worker: somebody(2),
            data: "{}".to_owned(),
        }
    }

    fn recipients(event: &Recorded) -> Vec<u128> {
        let recipients = rules(event.kind).into_iter().flat_map(|rule| rule.recipients(event));
        recipients.map(|recipient| recipient.as_uuid().as_u128()).collect()
    }

    #[test]
    fn the_actor_gets_no_mail_and_automatic_events_mail_both_sides() {
        assert_eq!(recipients(&event(EventKind::JobCreated)), [2]);
        let by_worker = Recorded { actor: event(EventKind::JobCreated).worker, ..event(EventKind::JobAccepted) };
        assert_eq!(recipients(&by_worker), [1]);
        assert_eq!(recipients(&Recorded { actor: None, ..event(EventKind::JobExpired) }), [1, 2]);
        assert_eq!(recipients(&event(EventKind::UserFrozen)), [9]);
        assert_eq!(recipients(&event(EventKind::ThreadOpened)), [0; 0]);
        assert_eq!(recipients(&event(EventKind::SessionStarted)), [0; 0], "from a device that is known");
    }

    #[test]
    fn a_security_notice_is_worth_sending_longer_than_news() {
        assert!(Class::Security.max_age() > Class::Notice.max_age() && Class::Notice.max_age() > Class::News.max_age());
    }
}
