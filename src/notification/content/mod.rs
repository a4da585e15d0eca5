//! The content of mails that is read from the database when they are sent.

pub(super) mod jobs;

use super::{
    mails::Mail,
    models::{KycDecision, MessageMail, ReviewRow, UnreadMessage, refused_files, service_title},
    values::{Typed, UserName},
};
use crate::{
    auth::{
        address::models::AddressChange,
        known_devices::models::KnownDevice,
        models::{LinkFor, MailedLink, Signup, UserWithPassword},
        sessions::models::Session,
    },
    core::config::Days,
    database::{
        Error, Tx,
        enums::{Side, UserStatus},
        ids::{AddressChangeId, SignupId, SubjectId, UserId},
        models::user::User,
    },
    event::models::Recorded,
    job::dispute::settings::DisputeSettings,
    settings::Settings,
};
use std::time::Duration;

/// An event and the account that gets the mail.
pub(super) struct About<'a> {
    pub(super) event: &'a Recorded,
    pub(super) to: &'a User,
    pub(super) periods: Periods,
}

/// The periods of jobs that mails tell of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Periods {
    /// The days after which a completed job is finalized automatically.
    finalize_after: u16,
    /// How long the report of a no-show can be contested.
    contest_period: Duration,
    disputes: DisputeSettings,
    /// The days after the end of a job for which it can be reviewed.
    review_period: Days,
}

impl Periods {
    pub(super) fn of(settings: &Settings) -> Self {
        let (finalize_after, contest_period) =
            (settings.job_finalize_after.0.get(), settings.job_contest_period.duration());
        Self {
            finalize_after,
            contest_period,
            disputes: DisputeSettings::of(settings),
            review_period: settings.review_period,
        }
    }
}

/// The data of a mail with a link.
pub(super) struct LinkData<'a> {
    /// The sign-up, account or change of address.
    pub(super) recipient: SubjectId,
    /// The secret of the link. It is stored only as a hash.
    pub(super) secret: &'a str,
}

/// A mail with its address and what it needs to know of its reader. It has no `Debug`, because what its page needs may be a
/// secret.
pub(super) struct Addressed {
    pub(super) address: String,
    pub(super) to: Addressee,
    pub(super) mail: Mail,
    /// The id or the token that the page of the mail needs.
    pub(super) on_page: String,
}

/// How a mail speaks to its reader.
#[derive(Default)]
pub(super) struct Addressee {
    pub(super) name: UserName,
    /// What the account, or the sign-up, has chosen.
    pub(super) language: Option<String>,
    pub(super) time_zone: Option<String>,
}

impl From<User> for Addressee {
    fn from(user: User) -> Self {
        let User { first_name, last_name, language, time_zone, .. } = user;
        Self { name: UserName { first_name, last_name }, language, time_zone }
    }
}

impl Addressed {
    /// A mail to the account's address.
    pub(super) fn to(user: User, mail: Mail, on_page: String) -> Self {
        Self { address: user.email.clone(), to: user.into(), mail, on_page }
    }
}

/// A link that verifies the address of a sign-up. If the address has an account, its owner gets another mail instead,
/// so only the mailbox learns that.
pub(super) fn signup(tx: &mut Tx<'_>, link: &LinkData<'_>) -> Result<Option<Addressed>, Error> {
    let Some(signup) = Signup::find(tx, SignupId::from(link.recipient.as_uuid()))? else { return Ok(None) };
    if let Some(known) = UserWithPassword::by_email(tx, &signup.email_key)? {
        return Ok(Some(Addressed::to(known.user, Mail::AccountExists {}, String::new())));
    }
    MailedLink::insert(tx, LinkFor::Signup(signup.id), link.secret)?;
    let Signup { email: address, first_name, last_name, language, time_zone, .. } = signup;
    let to = Addressee { name: UserName { first_name, last_name }, language, time_zone };
    Ok(Some(Addressed { address, to, mail: Mail::VerifyEmail {}, on_page: link.secret.to_owned() }))
}

/// A link to choose a new password.
pub(super) fn password_reset(tx: &mut Tx<'_>, link: &LinkData<'_>) -> Result<Option<Addressed>, Error> {
    let user = User::find(tx, UserId::from(link.recipient.as_uuid()))?;
    let Some(user) = user.filter(|user| matches!(user.status, UserStatus::Active | UserStatus::Frozen)) else {
        return Ok(None);
    };
    MailedLink::insert(tx, LinkFor::User(user.id), link.secret)?;
    Ok(Some(Addressed::to(user, Mail::ResetPassword {}, link.secret.to_owned())))
}

/// A link that verifies the new address of an account.
pub(super) fn new_address(tx: &mut Tx<'_>, link: &LinkData<'_>) -> Result<Option<Addressed>, Error> {
    let change = AddressChange::find(tx, AddressChangeId::from(link.recipient.as_uuid()))?;
    let Some(AddressChange { user_id, email, email_key }) = change else { return Ok(None) };
    if let Some(UserWithPassword { user: owner, .. }) = UserWithPassword::by_email(tx, &email_key)?
        && owner.id != user_id
    {
        return Ok(Some(Addressed::to(owner, Mail::AddressIsTaken {}, String::new())));
    }
    MailedLink::insert(tx, LinkFor::NewAddress(user_id), link.secret)?;
    let to = User::find(tx, user_id)?.map(Addressee::from).unwrap_or_default();
    Ok(Some(Addressed { address: email, to, mail: Mail::ConfirmNewAddress {}, on_page: link.secret.to_owned() }))
}

/// `None` when the device has been forgotten meanwhile.
pub(super) fn new_sign_in(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let Some(id) = about.event.id_in("new_place_id") else { return Ok(None) };
    let place = KnownDevice::find(tx, id)?;
    Ok(place.map(|KnownDevice { device, address, .. }| Mail::NewSignIn { at: about.event.at, device, address }))
}

/// `None` when the account was deleted meanwhile.
pub(super) fn admin_factor_reset(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let user = User::find(tx, UserId::from(about.event.subject.as_uuid()))?;
    let user = user.filter(|user| user.status != UserStatus::Deleted);
    Ok(user.map(|user| Mail::AdminFactorReset {
        at: about.event.at,
        name: Typed::new(&format!("{} {}", user.first_name, user.last_name)),
    }))
}

pub(super) fn kyc_rejected(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let decision = KycDecision::find(tx, about.event.subject)?;
    Ok(decision
        .map(|KycDecision { reason_code, note }| Mail::KycRejected { code: reason_code, note: Typed::from_team(note) }))
}

pub(super) fn kyc_revoked(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let decision = KycDecision::find(tx, about.event.subject)?;
    Ok(decision
        .map(|KycDecision { reason_code, note }| Mail::KycRevoked { code: reason_code, note: Typed::from_team(note) }))
}

pub(super) fn kyc_changes_requested(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let files = refused_files(tx, about.event.subject)?;
    let decision = KycDecision::find(tx, about.event.subject)?;
    Ok(decision.map(|KycDecision { note, .. }| Mail::KycChangesRequested { files, note: Typed::from_team(note) }))
}

pub(super) fn service_moderated(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let title = service_title(tx, about.event.subject)?;
    Ok(title.map(|title| Mail::ServiceModerated {
        title: Typed::new(&title),
        status: about.event.text("status"),
        reason: reason(about.event),
    }))
}

pub(super) fn service_removed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let title = service_title(tx, about.event.subject)?;
    Ok(title.map(|title| Mail::ServiceRemoved { title: Typed::new(&title), reason: reason(about.event) }))
}

pub(super) fn service_restored(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let title = service_title(tx, about.event.subject)?;
    Ok(title.map(|title| Mail::ServiceRestored {
        title: Typed::new(&title),
        status: about.event.text("status"),
        reason: reason(about.event),
    }))
}

/// Its author learns the reason; the worker learns that it does not count any more.
pub(super) fn review_removed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let Some(review) = ReviewRow::find(tx, about.event.subject)? else { return Ok(None) };
    let job = Typed::new(&review.job_title);
    Ok(Some(match about.is_author(&review) {
        true => Mail::OwnReviewRemoved { job, reason: reason(about.event) },
        false => Mail::ReceivedReviewRemoved { job },
    }))
}

/// Its author learns the reason; the worker learns that it may count again.
pub(super) fn review_restored(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let Some(review) = ReviewRow::find(tx, about.event.subject)? else { return Ok(None) };
    let job = Typed::new(&review.job_title);
    Ok(Some(match about.is_author(&review) {
        true => Mail::OwnReviewRestored { job, reason: reason(about.event) },
        false => Mail::ReceivedReviewRestored { job },
    }))
}

/// Its author learns why the review stays removed.
pub(super) fn review_appeal_rejected(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let review = ReviewRow::find(tx, about.event.subject)?;
    Ok(review
        .map(|review| Mail::ReviewAppealRejected { job: Typed::new(&review.job_title), reason: reason(about.event) }))
}

/// A review that could be read at once: the last release has posted it. Of a blind one only its author hears, who gets no mail.
pub(super) fn review_posted(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let review = ReviewRow::find(tx, about.event.subject)?;
    Ok(review.map(|review| Mail::ReviewPosted {
        author: review.author,
        rating: review.rating.unwrap_or_default(),
        job: Typed::new(&review.job_title),
        text: review.text.as_deref().map(Typed::new),
    }))
}

/// The latest message to this recipient in the conversation; `None` if it was read, a live feed is open, or an earlier
/// one was mailed recently.
pub(super) fn new_message(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    /// The minimum time between two mails about one conversation that its recipient does not read.
    const MIN_INTERVAL: Duration = Duration::from_secs(10 * 60);
    let to = about.to.id;
    let Some(message) = UnreadMessage::latest(tx, about.event.subject, to)?.filter(|message| message.unread > 0) else {
        return Ok(None);
    };
    let since = tx.now().saturating_sub(MIN_INTERVAL);
    if Session::is_live(tx, to)? || MessageMail::is_unanswered(tx, message.thread, to, since)? {
        return Ok(None);
    }
    Ok(Some(Mail::NewMessage {
        sender: message.sender,
        service: message.service_title.as_deref().map(Typed::new),
        content: Typed::new(&message.content),
    }))
}

/// `None` when an administrator has disabled it, who knows of it.
pub(super) fn webhook_disabled(_: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let event = about.event;
    Ok(event.actor.is_none().then(|| Mail::WebhookDisabled {
        at: event.at,
        host: event.text("host").unwrap_or_default(),
        reason: event.text("disabled_reason").unwrap_or_default(),
    }))
}

/// The reason that an administrator gave.
pub(super) fn reason(event: &Recorded) -> Option<Typed> {
    Typed::from_team(event.text("reason"))
}

impl About<'_> {
    fn is_client(&self) -> bool {
        self.event.client == Some(self.to.id)
    }

    /// Whether the reader wrote the review.
    fn is_author(&self, review: &ReviewRow) -> bool {
        self.is_client() == (review.reviewer == Side::Client)
    }
}
