//! The rules of reviews: posting, changing and taking back, revealing, reading, replies and flags.

use super::{
    lifecycle::{self, JobStage, Posted, Refusal},
    models::{
        Aspects, Flag, RatingHistogram, Review, ReviewSignal, ReviewStatus, ReviewsOfJob,
        appeals::Appeal,
        blind::{self, BlindReview, Content},
        text_hash,
    },
    settings::ReviewSettings,
};
use crate::{
    auth::permissions::{AdmissionPolicy, Flagger, JobViewer, Party, PermissionError, Worker, admit},
    core::security::AccessClaims,
    database::{
        self, Tx,
        enums::{Side, UserStatus},
        ids::{JobId, ReviewId, UserId},
        on_unique,
    },
    event::{self, Event, EventKind},
    job::models::Job,
    service,
};
use serde_json::{Value, json};

/// Why a review could not be posted, changed, read, answered, flagged or decided on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReviewError {
    #[error("there is no such job")]
    NoSuchJob,
    #[error("there is no such review")]
    NoSuchReview,
    #[error("there is no such worker or client")]
    NoSuchSubject,
    #[error("A job can be reviewed once its work is done.")]
    NotFinished,
    #[error("You have reviewed this job already.")]
    AlreadyExists,
    #[error("The time for reviews of this job is over.")]
    PeriodOver,
    #[error("The review can be read already, so it cannot be changed or taken back.")]
    Revealed,
    #[error("A job that is done is reviewed with stars.")]
    StarsMissing,
    #[error("A cancelled job is reviewed in words, without stars.")]
    StarsOfCancelled,
    #[error("A cancelled job is reviewed in words, also without stars by aspect.")]
    AspectsOfCancelled,
    #[error("Without stars, a review needs words.")]
    WordsMissing,
    #[error("Your side does not rate this aspect.")]
    WrongAspect(&'static str, Side),
    #[error("The reply can be changed for 48 hours only.")]
    ReplyFinal,
    #[error("This review has been removed already.")]
    AlreadyRemoved,
    #[error("This review is not removed.")]
    NotRemoved,
    #[error("This appeal is decided.")]
    AlreadyDecided,
    #[error("You have appealed against the removal of this review already.")]
    AlreadyAppealed,
    #[error("The time to appeal against the removal of this review is over.")]
    AppealPeriodOver,
    #[error("You have removed this review: another administrator decides on the appeal.")]
    OwnRemoval,
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<Refusal> for ReviewError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotDone => Self::NotFinished,
            Refusal::TooLate => Self::PeriodOver,
            Refusal::AlreadyPosted => Self::AlreadyExists,
            Refusal::Revealed => Self::Revealed,
            Refusal::StarsMissing => Self::StarsMissing,
            Refusal::StarsOfCancelled => Self::StarsOfCancelled,
        }
    }
}

/// A participant reviews the other side of a finished job, once. If both have, both reviews are revealed.
pub(crate) fn post(
    tx: &mut Tx<'_>,
    party: &Party,
    job: JobId,
    content: &Content,
    settings: ReviewSettings,
) -> Result<Review, ReviewError> {
    let job = Job::of_party(tx, *party, job)?.ok_or(ReviewError::NoSuchJob)?;
    let now = tx.now();
    job.review_window(party.side()).may_post(settings.period, now)?;
    let stage = job.review_stage();
    let reviewer = party.side();
    check(content, stage, reviewer)?;
    let over_at = match stage {
        JobStage::Over { at, .. } => at,
        JobStage::NotDone | JobStage::Done => job.completed_at.unwrap_or(now).saturating_add(settings.finalize_after),
    };
    let id = BlindReview::insert(tx, job.id, (reviewer, party.id()), content, over_at)
        .map_err(on_unique("blind_reviews_job_id_reviewer", ReviewError::AlreadyExists))?;
    event::append(tx, of_author(EventKind::ReviewPosted, id, job.id, *party))?;
    reveal(tx, &job, settings)?;
    own(tx, party, id)
}

fn check(content: &Content, stage: JobStage, reviewer: Side) -> Result<(), ReviewError> {
    lifecycle::stars_fit(stage, content.rating.is_some())?;
    if content.rating.is_none() && content.aspects != Aspects::default() {
        return Err(ReviewError::AspectsOfCancelled);
    }
    if content.rating.is_none() && content.text.is_none() {
        return Err(ReviewError::WordsMissing);
    }
    match content.aspects.unknown_to(reviewer) {
        Some(aspect) => Err(ReviewError::WrongAspect(aspect, reviewer)),
        None => Ok(()),
    }
}

/// The author changes a review while it is blind.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    party: &Party,
    id: ReviewId,
    settings: ReviewSettings,
    changed: impl Fn(Content) -> Content,
) -> Result<Review, ReviewError> {
    let (blind, stage) = changeable(tx, party, id, settings)?;
    let content = changed(blind.content.clone());
    check(&content, stage, blind.reviewer)?;
    if content != blind.content {
        if !blind.change(tx, &content)? {
            return Err(ReviewError::Revealed);
        }
        event::append(tx, of_author(EventKind::ReviewChanged, id, blind.job_id, *party))?;
    }
    Ok(Review::from(BlindReview { content, ..blind }))
}

/// The author takes a review back while it is blind, and may post another one.
pub(crate) fn withdraw(
    tx: &mut Tx<'_>,
    party: &Party,
    id: ReviewId,
    settings: ReviewSettings,
) -> Result<(), ReviewError> {
    let (blind, _) = changeable(tx, party, id, settings)?;
    if !blind.delete(tx)? {
        return Err(ReviewError::Revealed);
    }
    Ok(event::append(tx, of_author(EventKind::ReviewWithdrawn, id, blind.job_id, *party))?)
}

/// A review of the caller that is still blind.
fn changeable(
    tx: &mut Tx<'_>,
    party: &Party,
    id: ReviewId,
    settings: ReviewSettings,
) -> Result<(BlindReview, JobStage), ReviewError> {
    let Some(blind) = BlindReview::find(tx, party.id(), id)? else {
        let revealed = Review::find(tx, id)?.filter(|review| review.author().id == party.id());
        return Err(revealed.map_or(ReviewError::NoSuchReview, |_| ReviewError::Revealed));
    };
    let job = Job::of_party(tx, *party, blind.job_id)?.ok_or(ReviewError::NoSuchReview)?;
    job.review_window(party.side()).may_change(settings.period, tx.now())?;
    Ok((blind, job.review_stage()))
}

/// Reveals the blind reviews of a job if both sides have posted, or if the time is over; false if neither is so.
fn reveal(tx: &mut Tx<'_>, job: &Job, settings: ReviewSettings) -> Result<bool, ReviewError> {
    let blind = BlindReview::of_job(tx, job.id)?;
    let posted = |tx: &mut Tx<'_>, reviewer| -> Result<Posted, database::Error> {
        if blind.iter().any(|review| review.reviewer == reviewer) {
            return Ok(Posted::Blind);
        }
        Ok(Review::of_job(tx, job.id, reviewer)?.map_or(Posted::Nothing, |_| Posted::Revealed))
    };
    let (client, worker) = (posted(tx, Side::Client)?, posted(tx, Side::Worker)?);
    if blind.is_empty() || !lifecycle::is_revealed(job.review_stage(), client, worker, settings.period, tx.now()) {
        return Ok(false);
    }
    let mut data = serde_json::Map::new();
    for review in &blind {
        review.delete(tx)?;
        if review.reveal(tx, text_hash(review.content.text.as_deref()))? {
            let name = match review.reviewer {
                Side::Client => "client_review_id",
                Side::Worker => "worker_review_id",
            };
            data.insert(name.to_owned(), json!(review.id));
            count(tx, job, review.id)?;
        }
    }
    let revealed = Event::new(EventKind::ReviewRevealed, job.id.as_uuid());
    let revealed = revealed.to_client(job.client.id).to_worker(job.worker.id).with(Value::Object(data));
    event::append(tx, revealed)?;
    Ok(true)
}

/// Counts a review that was revealed, and puts it into the queue of administrators if it has a signal.
fn count(tx: &mut Tx<'_>, job: &Job, id: ReviewId) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(database::Error::NoRow)?;
    review.count(tx)?;
    refresh_listings(tx, &review)?;
    let (at_once, author_status) = match review.reviewer {
        Side::Client => (job.is_finished_at_once().then_some(ReviewSignal::FinishedAtOnce), job.client_status),
        Side::Worker => (None, job.worker_status),
    };
    let banned = (author_status == UserStatus::Banned).then_some(ReviewSignal::AuthorBanned);
    let signals: Vec<ReviewSignal> = at_once.into_iter().chain(banned).chain(review.find_signals(tx)?).collect();
    if !signals.is_empty() {
        review.set_signals(tx, &signals)?;
    }
    for signal in signals {
        let flagged = Event::new(EventKind::ReviewFlagged, id.as_uuid());
        event::append(tx, flagged.with(json!({ "review_id": id, "signal": signal })))?;
    }
    Ok(())
}

/// The rating of a worker is part of their listings.
pub(super) fn refresh_listings(tx: &mut Tx<'_>, review: &Review) -> Result<(), ReviewError> {
    match review.reviewer {
        Side::Client => Ok(service::models::refresh(tx, review.worker.id)?),
        Side::Worker => Ok(()),
    }
}

/// Reveals the reviews of a job whose time is over, or looks again when it will be.
pub(crate) fn reveal_if_due(tx: &mut Tx<'_>, id: JobId, settings: ReviewSettings) -> Result<bool, ReviewError> {
    let Some(job) = Job::find(tx, id)? else { return Ok(false) };
    if reveal(tx, &job, settings)? {
        return Ok(true);
    }
    let later = match job.review_stage() {
        JobStage::Over { at, .. } => at,
        JobStage::NotDone | JobStage::Done => tx.now(),
    };
    blind::set_over_at(tx, id, later)?;
    Ok(true)
}

/// The caller's own review of a job, and the other side's once it is revealed. A frozen account may read, and do nothing.
pub(crate) fn of_job(
    tx: &mut Tx<'_>,
    viewer: &JobViewer,
    job: JobId,
    settings: ReviewSettings,
) -> Result<ReviewsOfJob, ReviewError> {
    let (party, now) = (viewer.party(), tx.now());
    let job = Job::of_party(tx, party, job)?.ok_or(ReviewError::NoSuchJob)?;
    let mine = party.side();
    let blind = BlindReview::of_side(tx, job.id, mine)?.map(Review::from);
    let own = match blind {
        Some(blind) => Some(blind),
        None => Review::of_job(tx, job.id, mine)?,
    };
    let theirs = Review::of_job(tx, job.id, mine.other())?.filter(|review| review.status == ReviewStatus::Visible);
    let may_post = job.review_window(party.side()).may_post(settings.period, now).is_ok();
    let may_reply = theirs.as_ref().is_some_and(|review| lifecycle::may_reply(review.replied_at, now));
    let may_appeal = match own.as_ref().and_then(|review| review.removal.as_ref().map(|removal| (review.id, removal))) {
        Some((id, removal)) => lifecycle::may_appeal(removal.at, now) && Appeal::find(tx, id)?.is_none(),
        None => false,
    };
    Ok(ReviewsOfJob {
        mine: own,
        theirs,
        can_review: may_post && !viewer.is_frozen(),
        can_reply: may_reply && !viewer.is_frozen(),
        can_appeal: may_appeal && !viewer.is_frozen(),
        needs_stars: job.review_stage().needs_stars(),
        until: job.review_stage().until(settings.period),
        job: job.id,
    })
}

/// The reviews that the caller has written, newest first; blind ones, too.
pub(crate) fn mine(tx: &mut Tx<'_>, party: &Party, after: ReviewId, rows: i64) -> Result<Vec<Review>, ReviewError> {
    let blind = BlindReview::by_author(tx, party.id(), after, rows)?;
    let mut reviews = Review::by_author(tx, party.side(), party.id(), after, rows)?;
    reviews.extend(blind.into_iter().map(Review::from));
    reviews.sort_by_key(|review| std::cmp::Reverse(review.id));
    reviews.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
    Ok(reviews)
}

/// The public reviews of a worker, newest first.
pub(crate) fn of_worker(
    tx: &mut Tx<'_>,
    worker: UserId,
    after: ReviewId,
    rows: i64,
) -> Result<Vec<Review>, ReviewError> {
    summary(tx, worker)?;
    Ok(Review::of_subject(tx, Side::Client, worker, after, rows)?)
}

/// The rating summary of a worker.
pub(crate) fn summary(tx: &mut Tx<'_>, worker: UserId) -> Result<RatingHistogram, ReviewError> {
    RatingHistogram::of_public_worker(tx, worker)?.ok_or(ReviewError::NoSuchSubject)
}

/// The reviews of a client, newest first, for a worker who has a conversation with them.
pub(crate) fn of_client(
    tx: &mut Tx<'_>,
    worker: &Worker,
    client: UserId,
    after: ReviewId,
    rows: i64,
) -> Result<Vec<Review>, ReviewError> {
    client_summary(tx, worker, client)?;
    Ok(Review::of_subject(tx, Side::Worker, client, after, rows)?)
}

/// The rating summary of a client, for a worker who has a conversation with them.
pub(crate) fn client_summary(tx: &mut Tx<'_>, worker: &Worker, client: UserId) -> Result<RatingHistogram, ReviewError> {
    RatingHistogram::of_client_of(tx, worker.id(), client)?.ok_or(ReviewError::NoSuchSubject)
}

/// A review. Its author and whom it is about see it while it is visible, its author also while it is blind; others while it counts: everybody if
/// it is about a worker who is public, workers who have a conversation with the client if it is about a client.
pub(crate) fn view(
    tx: &mut Tx<'_>,
    id: ReviewId,
    visitor: Option<(AccessClaims, AdmissionPolicy)>,
) -> Result<Review, ReviewError> {
    let review = Review::find(tx, id)?.filter(|review| review.status == ReviewStatus::Visible);
    if let Some(review) = review.as_ref().filter(|review| is_public(review)) {
        return Ok(review.clone());
    }
    let Some((claims, policy)) = visitor else { return Err(ReviewError::NoSuchReview) };
    let party = match admit::<Party>(tx, claims, policy) {
        Ok(party) => party,
        Err(PermissionError::Database(error)) => return Err(error.into()),
        Err(_) => return Err(ReviewError::NoSuchReview),
    };
    match review {
        Some(review) if may_read(tx, &review, party.id(), Some(party.side()))? => Ok(review),
        Some(_) => Err(ReviewError::NoSuchReview),
        None => own(tx, &party, id).and_then(|own| if own.is_blind { Ok(own) } else { Err(ReviewError::NoSuchReview) }),
    }
}

fn is_public(review: &Review) -> bool {
    review.reviewer == Side::Client && review.is_shown() && review.worker_is_public
}

/// Whether an account may read a visible review that is not public.
fn may_read(tx: &mut Tx<'_>, review: &Review, user: UserId, side: Option<Side>) -> Result<bool, ReviewError> {
    if [review.client.id, review.worker.id].contains(&user) {
        return Ok(true);
    }
    let is_for_workers = review.reviewer == Side::Worker && review.is_shown() && side == Some(Side::Worker);
    Ok(is_for_workers && RatingHistogram::of_client_of(tx, user, review.client.id)?.is_some())
}

/// A review by the caller, blind or not.
pub(crate) fn own(tx: &mut Tx<'_>, party: &Party, id: ReviewId) -> Result<Review, ReviewError> {
    if let Some(blind) = BlindReview::find(tx, party.id(), id)? {
        return Ok(blind.into());
    }
    Review::find(tx, id)?.filter(|review| review.author().id == party.id()).ok_or(ReviewError::NoSuchReview)
}

/// The reviewed side replies to a review, or changes the reply within 48 hours. The same reply again changes nothing.
pub(crate) fn reply(tx: &mut Tx<'_>, party: &Party, id: ReviewId, text: &str) -> Result<Review, ReviewError> {
    let review = Review::find(tx, id)?
        .filter(|review| review.status == ReviewStatus::Visible && review.subject().id == party.id())
        .ok_or(ReviewError::NoSuchReview)?;
    if review.reply.as_deref() == Some(text) && lifecycle::may_reply(review.replied_at, tx.now()) {
        return Ok(review);
    }
    let since = tx.now().saturating_sub(lifecycle::REPLY_EDIT_TIME);
    if !review.reply(tx, text, since)? {
        return Err(ReviewError::ReplyFinal);
    }
    let review = Review::find(tx, id)?.ok_or(database::Error::NoRow)?;
    let data = json!({ "review_id": id, "job_id": review.job_id });
    let replied = Event::new(EventKind::ReviewReplied, id.as_uuid()).by(party.id());
    event::append(tx, replied.to_client(review.client.id).to_worker(review.worker.id).with(data))?;
    Ok(review)
}

/// Flags a review for the administrators. Flagging it again changes nothing.
pub(crate) fn flag(tx: &mut Tx<'_>, caller: &Flagger, id: ReviewId, reason: &str) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?
        .filter(|review| review.status == ReviewStatus::Visible)
        .ok_or(ReviewError::NoSuchReview)?;
    if review.reviewer == Side::Worker && !may_read(tx, &review, caller.id(), Some(Side::Worker))? {
        return Err(ReviewError::NoSuchReview);
    }
    let now = tx.now();
    if Flag::raise(tx, (review.reviewer, review.id), caller.id(), reason, now)? {
        let flagged = Event::new(EventKind::ReviewFlagged, review.id.as_uuid()).by(caller.id());
        event::append(tx, flagged.with(json!({ "review_id": review.id })))?;
    }
    Ok(())
}

/// An event that the author alone hears.
fn of_author(kind: EventKind, id: ReviewId, job: JobId, party: Party) -> Event {
    let event = Event::new(kind, id.as_uuid()).by(party.id()).with(json!({ "review_id": id, "job_id": job }));
    match party.side() {
        Side::Client => event.to_client(party.id()),
        Side::Worker => event.to_worker(party.id()),
    }
}
