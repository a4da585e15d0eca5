//! The content of mails that is read from the database when they are sent.

use super::{
    mails::Mail,
    models::{
        JobRow, KycDecision, MessageMail, ReviewRow, UnreadMessage, decline_reason, refused_files, service_title,
    },
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
        enums::UserStatus,
        ids::{AddressChangeId, JobId, SignupId, SubjectId, UserId},
        models::user::User,
    },
    event::models::Recorded,
    job::{
        dispute::{
            models::{Dispute, DisputeStatus},
            settings::DisputeSettings,
        },
        lifecycle::{JobSide, JobStatus},
    },
    review::models::Reviewer,
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

/// The other side's review, if there is one.
pub(super) fn reviews_revealed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let names = ("client_review_id", "worker_review_id");
    let (own, theirs) = if about.is_client() { names } else { (names.1, names.0) };
    let has_own = about.event.text(own).is_some();
    let received = match about.event.id_in::<SubjectId>(theirs) {
        Some(id) => ReviewRow::find(tx, id)?,
        None => None,
    };
    let (rating, text) = received.map_or((None, None), |review| (review.rating, review.text));
    let text = text.as_deref().map(Typed::new);
    let has_received = rating.is_some() || text.is_some();
    let rating = rating.unwrap_or_default();
    about.job(tx, |JobMail { other, title, .. }| Mail::ReviewsRevealed {
        other,
        title,
        has_own,
        has_received,
        rating,
        text,
    })
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

pub(super) fn job_proposed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobProposed { other, title })
}

pub(super) fn job_changed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobChanged { other, title })
}

pub(super) fn job_accepted(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobAccepted { other, title })
}

pub(super) fn job_declined(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, reason }| Mail::JobDeclined { other, title, reason })
}

pub(super) fn job_completed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let finalize_after = about.periods.finalize_after;
    let review_days = about.periods.review_period.0.get();
    about.job(tx, |JobMail { other, title, .. }| Mail::JobCompleted { other, title, finalize_after, review_days })
}

pub(super) fn job_finalized(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let until = about.event.at.saturating_add(about.periods.review_period.duration());
    about.job(tx, |JobMail { other, title, .. }| match about.event.actor {
        Some(_) => Mail::JobFinalized { other, title, until },
        None => Mail::JobFinalizedAutomatically { other, title, until },
    })
}

pub(super) fn job_cancelled(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let is_by_itself = about.event.actor.is_none();
    let own_side = if about.is_client() { JobSide::Client } else { JobSide::Worker };
    about.open_job(tx, |job, JobMail { other, title, reason }| {
        Some(match job.no_show_by.filter(|_| is_by_itself) {
            Some(reported_by) => Mail::JobCancelledForNoShow { other, title, is_absent: reported_by != own_side },
            None => Mail::JobCancelled { other, title, reason },
        })
    })
}

pub(super) fn job_expired(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobExpired { other, title })
}

/// `None` when the offer is not open any more.
pub(super) fn offer_made(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let number = about.event.number("offer");
    about.open_job(tx, |job, JobMail { other, title, .. }| {
        let offer = job.open_offer.as_ref().filter(|offer| offer.number == number)?;
        let (total, start, until) = (offer.total(), offer.scheduled_at, offer.expires_at);
        Some(Mail::JobOfferMade { other, title, total, start, until })
    })
}

pub(super) fn offer_declined(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let reason = decline_reason(tx, about.event.subject, about.event.number("offer"))?;
    let reason = reason.as_deref().map(Typed::new);
    about.job(tx, |JobMail { other, title, .. }| Mail::JobOfferDeclined { other, title, reason })
}

pub(super) fn offer_withdrawn(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobOfferWithdrawn { other, title })
}

pub(super) fn offer_expired(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobOfferExpired { other, title })
}

pub(super) fn job_amended(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobAmended { other, title })
}

pub(super) fn changes_requested(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, reason }| Mail::JobChangesRequested { other, title, reason })
}

/// `None` when the report does not wait any more.
pub(super) fn no_show_reported(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let contest_period = about.periods.contest_period;
    about.open_job(tx, |job, JobMail { other, title, .. }| {
        let reported_at = job.no_show_at.filter(|_| job.status == JobStatus::Accepted)?;
        let until = reported_at.saturating_add(contest_period);
        Some(Mail::JobNoShowReported { other, title, until })
    })
}

/// `None` when the reader has answered, or the dispute is decided.
pub(super) fn job_disputed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let unanswered = about.dispute(tx)?.filter(|one| one.status == DisputeStatus::Open && one.answered_at.is_none());
    let Some(dispute) = unanswered else { return Ok(None) };
    let until = dispute.opened_at.saturating_add(about.periods.disputes.answer_period);
    about.job(tx, |JobMail { other, title, .. }| Mail::JobDisputed { other, title, until })
}

/// `None` when the dispute is decided.
pub(super) fn statement_made(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.open_dispute(tx, |JobMail { other, title, .. }| Mail::JobStatementMade { other, title })
}

/// `None` when the dispute is decided.
pub(super) fn settlement_proposed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.open_dispute(tx, |JobMail { other, title, .. }| Mail::JobSettlementProposed { other, title })
}

/// `None` when the dispute is decided.
pub(super) fn settlement_declined(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.open_dispute(tx, |JobMail { other, title, .. }| Mail::JobSettlementDeclined { other, title })
}

/// `None` when the decision is appealed: the mail would call it final.
pub(super) fn dispute_decided(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let Some(dispute) = about.dispute(tx)? else { return Ok(None) };
    if matches!(dispute.status, DisputeStatus::Appealed | DisputeStatus::AppealDecided) {
        return Ok(None);
    }
    let resolved = Some(dispute).filter(|dispute| dispute.status == DisputeStatus::Resolved);
    let decided_at = resolved.and_then(|dispute| dispute.decided_at);
    let until = decided_at.map(|at| at.saturating_add(about.periods.disputes.appeal_period));
    about.job(tx, |JobMail { other, title, .. }| Mail::JobDisputeDecided { other, title, until })
}

pub(super) fn decision_appealed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobDecisionAppealed { other, title })
}

pub(super) fn appeal_decided(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobAppealDecided { other, title })
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

/// A job in a mail to its client or worker.
struct JobMail {
    other: UserName,
    title: Typed,
    reason: Option<Typed>,
}

impl About<'_> {
    fn is_client(&self) -> bool {
        self.event.client == Some(self.to.id)
    }

    /// Whether the reader wrote the review.
    fn is_author(&self, review: &ReviewRow) -> bool {
        self.is_client() == (review.reviewer == Reviewer::Client)
    }

    fn job(&self, tx: &mut Tx<'_>, mail: impl FnOnce(JobMail) -> Mail) -> Result<Option<Mail>, Error> {
        self.open_job(tx, |_, job| Some(mail(job)))
    }

    fn dispute(&self, tx: &mut Tx<'_>) -> Result<Option<Dispute>, Error> {
        Dispute::find(tx, JobId::from(self.event.subject.as_uuid()))
    }

    /// A mail about a dispute that is not decided; `None` if it is.
    fn open_dispute(&self, tx: &mut Tx<'_>, mail: impl FnOnce(JobMail) -> Mail) -> Result<Option<Mail>, Error> {
        match self.dispute(tx)?.filter(|dispute| dispute.status == DisputeStatus::Open) {
            Some(_) => self.job(tx, mail),
            None => Ok(None),
        }
    }

    /// A mail that depends on how the job is now; `None` when there is no longer anything to report.
    fn open_job(
        &self,
        tx: &mut Tx<'_>,
        mail: impl FnOnce(&JobRow, JobMail) -> Option<Mail>,
    ) -> Result<Option<Mail>, Error> {
        let Some(job) = JobRow::find(tx, self.event.subject)? else { return Ok(None) };
        let other = if self.is_client() { job.worker.clone() } else { job.client.clone() };
        let reason = job.reason.as_deref().filter(|reason| !reason.is_empty()).map(Typed::new);
        let words = JobMail { other, title: Typed::new(&job.title), reason };
        Ok(mail(&job, words))
    }
}
