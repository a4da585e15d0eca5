//! Which mails an event leads to: the one table. A new kind of event does not compile without a decision here.

use super::{
    content::{self, About, Addressed, LinkRequest},
    mails::Mail,
    text::minute,
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
    pub(super) to: To,
    pub(super) class: Class,
    pub(super) content: Content,
}

/// Who gets a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// The account or sign-up that the event is about.
    Subject,
    /// The account that was signed in to, if that was from a device or network that is new.
    SubjectIfNewDevice,
    /// The client and the worker whom the event concerns, without the one who did it.
    Others,
    /// The address that an account is to have: it is not proven yet.
    NewAddress,
    /// The address that was recorded with the event, whether or not the account still has it.
    RecordedAddress,
}

/// What kind of mail it is: how urgent, how long it is worth sending, and which limit counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A link to an address that nobody has proven.
    ClaimedAddress,
    /// A link to a new password.
    Reset,
    /// The account was signed in to.
    SignIn,
    /// Something that opens the account has changed.
    Security,
    /// A decision, or something that the person waits for.
    Notice,
    /// Something that the other side of a conversation or job has done: several are told in one mail.
    News,
}

/// What a mail says, looked up when it goes out: nothing is told that is no longer true.
pub(super) enum Content {
    /// What the event itself says.
    Plain(fn(&Recorded) -> Mail),
    /// What the tables say about an event of an account; `None` when there is nothing to tell any more.
    Account(fn(&mut Tx<'_>, &About<'_>) -> Result<Option<Mail>, Error>),
    /// A link with a new secret.
    Link(fn(&mut Tx<'_>, &LinkRequest<'_>) -> Result<Option<Addressed>, Error>),
}

impl Class {
    /// Links and sign-ins go first: a person waits for them, or has to know at once.
    pub(super) fn priority(self) -> Priority {
        match self {
            Self::ClaimedAddress | Self::Reset | Self::SignIn => Priority::High,
            Self::Security | Self::Notice | Self::News => Priority::Normal,
        }
    }

    /// How long after the event a mail is worth sending.
    pub(super) fn worth(self) -> Duration {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        match self {
            Self::ClaimedAddress | Self::Reset | Self::News => DAY,
            Self::Notice => 3 * DAY,
            Self::SignIn | Self::Security => 7 * DAY,
        }
    }
}

impl Rule {
    /// To whom it goes: accounts, or a sign-up or change of address whose address is not proven.
    pub(super) fn recipients(&self, event: &Recorded) -> Vec<SubjectId> {
        match self.to {
            To::Subject | To::RecordedAddress => vec![event.subject],
            To::SubjectIfNewDevice if event.id_in::<KnownDeviceId>("new_place_id").is_some() => vec![event.subject],
            To::SubjectIfNewDevice => Vec::new(),
            To::Others => {
                let concerned = [event.client, event.worker].into_iter().flatten();
                concerned.filter(|user| Some(*user) != event.actor).map(UserId::subject).collect()
            }
            To::NewAddress => event.id_in("change_id").into_iter().collect(),
        }
    }

    /// The account whose administrators see it if it fails for good.
    pub(super) fn account(&self, event: &Recorded, recipient: SubjectId) -> Option<UserId> {
        let account = match (self.to, self.class) {
            (To::Subject, Class::ClaimedAddress) => return None,
            (To::RecordedAddress, _) if event.kind == EventKind::UserDeleted => return None,
            (To::NewAddress | To::RecordedAddress, _) => event.subject,
            (To::Subject | To::SubjectIfNewDevice | To::Others, _) => recipient,
        };
        Some(UserId::from(account.as_uuid()))
    }
}

/// The mails about an event of this kind.
pub(super) fn rules(kind: EventKind) -> Vec<Rule> {
    use EventKind as K;
    match kind {
        K::SignupRequested => vec![link(To::Subject, Class::ClaimedAddress, content::signup)],
        K::PasswordResetRequested => vec![link(To::Subject, Class::Reset, content::password_reset)],
        K::EmailChangeRequested => vec![
            link(To::NewAddress, Class::ClaimedAddress, content::new_address),
            plain(To::RecordedAddress, Class::Security, |_| Mail::AddressChangeRequested {}),
        ],
        K::EmailChanged => {
            vec![plain(To::RecordedAddress, Class::Security, |event| Mail::AddressChanged { at: minute(event.at) })]
        }
        K::UserDeleted => vec![plain(To::RecordedAddress, Class::Security, |_| Mail::AccountDeleted {})],

        K::PasswordChanged => security(|event| Mail::PasswordChanged { at: minute(event.at) }),
        K::ExportReady => security(|_| Mail::ExportReady {}),
        K::SecondFactorAdded => security(|event| Mail::SecondFactorAdded { at: minute(event.at) }),
        K::SecondFactorRemoved => security(|event| Mail::SecondFactorRemoved { at: minute(event.at) }),
        K::RecoveryCodeUsed => {
            security(|event| Mail::RecoveryCodeUsed { at: minute(event.at), left: event.number("codes_left") })
        }
        K::PasskeyAdded => security(|event| Mail::PasskeyAdded { at: minute(event.at) }),
        K::PasskeyRemoved => security(|event| Mail::PasskeyRemoved { at: minute(event.at) }),
        K::IdentityLinked => security(|event| Mail::IdentityLinked { at: minute(event.at), provider: provider(event) }),
        K::IdentityRemoved => {
            security(|event| Mail::IdentityRemoved { at: minute(event.at), provider: provider(event) })
        }
        K::SessionStarted => vec![account(To::SubjectIfNewDevice, Class::SignIn, content::new_sign_in)],

        K::UserFrozen => {
            vec![plain(To::Subject, Class::Notice, |event| Mail::AccountFrozen { reason: content::reason(event) })]
        }
        K::UserUnfrozen => vec![plain(To::Subject, Class::Notice, |_| Mail::AccountUnfrozen {})],
        K::UserBanned => {
            vec![plain(To::Subject, Class::Notice, |event| Mail::AccountBanned { reason: content::reason(event) })]
        }
        K::UserUnbanned => vec![plain(To::Subject, Class::Notice, |event| Mail::AccountUnbanned {
            is_frozen: event.text("to").as_deref() == Some("FROZEN"),
        })],

        K::KycApproved => vec![plain(To::Others, Class::Notice, |_| Mail::KycApproved {})],
        K::KycRejected => vec![account(To::Others, Class::Notice, content::kyc_rejected)],
        K::KycChangesRequested | K::KycFileInfected => {
            vec![account(To::Others, Class::Notice, content::kyc_changes_requested)]
        }
        K::KycExpiresSoon => {
            vec![plain(To::Others, Class::Notice, |event| Mail::KycExpiresSoon { days: event.number("days") })]
        }
        K::KycExpired => vec![plain(To::Others, Class::Notice, |_| Mail::KycExpired {})],
        K::KycRevoked => vec![account(To::Others, Class::Notice, content::kyc_revoked)],
        K::NameChanged => vec![plain(To::Others, Class::Notice, |_| Mail::NameChanged {})],
        K::NameChangeRejected => {
            vec![plain(To::Others, Class::Notice, |event| Mail::NameChangeRejected { reason: content::reason(event) })]
        }
        K::ServiceModerated => vec![account(To::Others, Class::Notice, content::service_moderated)],
        K::ServiceRemoved => vec![account(To::Others, Class::Notice, content::service_removed)],
        K::ReviewRemoved => vec![account(To::Others, Class::Notice, content::review_removed)],

        K::MessagePosted => news(content::new_message),
        K::JobCreated => news(content::job_proposed),
        K::JobAccepted => news(content::job_accepted),
        K::JobRejected => news(content::job_declined),
        K::JobCompleted => news(content::job_completed),
        K::JobFinalized => news(content::job_finalized),
        K::JobCancelled => news(content::job_cancelled),
        K::JobExpired => news(content::job_expired),
        K::ReviewPosted => news(content::review_posted),

        K::UserCreated
        | K::AdminCreated
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
        | K::ThreadOpened
        | K::ThreadClosed
        | K::ThreadRead
        | K::ReviewReplied
        | K::ReviewFlagged
        | K::ReviewKept
        | K::Reset => Vec::new(),
    }
}

/// The rule of a mail about an event of this kind: the one to a recorded address, or the other one.
pub(super) fn rule(kind: EventKind, to_recorded_address: bool) -> Option<Rule> {
    rules(kind).into_iter().find(|rule| (rule.to == To::RecordedAddress) == to_recorded_address)
}

fn plain(to: To, class: Class, content: fn(&Recorded) -> Mail) -> Rule {
    Rule { to, class, content: Content::Plain(content) }
}

fn account(to: To, class: Class, content: fn(&mut Tx<'_>, &About<'_>) -> Result<Option<Mail>, Error>) -> Rule {
    Rule { to, class, content: Content::Account(content) }
}

fn link(to: To, class: Class, content: fn(&mut Tx<'_>, &LinkRequest<'_>) -> Result<Option<Addressed>, Error>) -> Rule {
    Rule { to, class, content: Content::Link(content) }
}

fn security(content: fn(&Recorded) -> Mail) -> Vec<Rule> {
    vec![plain(To::Subject, Class::Security, content)]
}

fn news(content: fn(&mut Tx<'_>, &About<'_>) -> Result<Option<Mail>, Error>) -> Vec<Rule> {
    vec![account(To::Others, Class::News, content)]
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
    fn who_did_it_gets_no_mail_and_the_system_tells_both() {
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
        assert!(Class::Security.worth() > Class::Notice.worth() && Class::Notice.worth() > Class::News.worth());
    }
}
