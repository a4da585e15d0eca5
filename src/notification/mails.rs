//! Which letter tells of what.

use super::{
    letters::{self, AboutJob, RefusedFile, Step},
    mailer::quiet_since,
    models::MessageMail,
    queries::{JobStory, KycStory, MessageStory, ReviewStory, service_title},
};
use crate::{
    auth::{known_devices::models::KnownDevice, sessions::models::Session},
    core::email::Letter,
    database::{Error, Tx, ids::UserId, models::user::User},
    event::{EventKind, models::Recorded},
};

/// The letter to `to` about what happened; `None` when there is nothing left to tell.
pub(super) fn letter_about(
    tx: &mut Tx<'_>,
    event: &Recorded,
    to: &User,
    finalize_after: u16,
) -> Result<Option<Letter>, Error> {
    use EventKind as K;
    let name = to.first_name.as_str();
    Ok(match event.kind {
        K::PasswordChanged => Some(letters::password_changed(name, event.at)),
        K::ExportReady => Some(letters::export_ready(name)),
        K::SecondFactorAdded => Some(letters::second_factor_added(name, event.at)),
        K::SecondFactorRemoved => Some(letters::second_factor_removed(name, event.at)),
        K::RecoveryCodeUsed => Some(letters::recovery_code_used(name, event.at, event.number("codes_left"))),
        K::PasskeyAdded => Some(letters::passkey_added(name, event.at)),
        K::PasskeyRemoved => Some(letters::passkey_removed(name, event.at)),
        K::IdentityLinked => event.text("provider").map(|by| letters::identity_linked(name, &by, event.at)),
        K::IdentityRemoved => event.text("provider").map(|by| letters::identity_removed(name, &by, event.at)),
        K::SessionStarted => new_place(tx, event)?
            .map(|place| letters::signed_in_from_new_place(name, &place.device, &place.address, event.at)),
        K::UserFrozen => Some(letters::account_frozen(name, event.text("reason").as_deref())),
        K::UserUnfrozen => Some(letters::account_unfrozen(name)),
        K::UserBanned => Some(letters::account_banned(name, event.text("reason").as_deref())),
        K::UserUnbanned => Some(letters::account_unbanned(name, event.text("to").as_deref() == Some("FROZEN"))),
        K::KycApproved => Some(letters::kyc_approved(name)),
        K::KycRejected => KycStory::of(tx, event)?
            .map(|story| letters::kyc_rejected(name, story.reason_code.as_deref(), story.note.as_deref())),
        K::KycExpiresSoon => Some(letters::kyc_expires_soon(name, event.number("days"))),
        K::KycExpired => Some(letters::kyc_expired(name)),
        K::KycChangesRequested | K::KycFileInfected => {
            let refused = RefusedFile::all(tx, event)?;
            KycStory::of(tx, event)?.map(|story| letters::kyc_changes_requested(name, &refused, story.note.as_deref()))
        }
        K::KycRevoked => KycStory::of(tx, event)?
            .map(|story| letters::kyc_revoked(name, story.reason_code.as_deref(), story.note.as_deref())),
        K::NameChanged => Some(letters::name_changed(name)),
        K::NameChangeRejected => Some(letters::name_change_rejected(name, event.text("reason").as_deref())),
        K::MessagePosted => untold_message(tx, event, to.id)?
            .map(|story| letters::new_message(name, &story.sender, story.service_title.as_deref(), &story.content)),
        K::JobCreated => about_job(tx, event, to, Step::Created)?,
        K::JobAccepted => about_job(tx, event, to, Step::Accepted)?,
        K::JobRejected => about_job(tx, event, to, Step::Rejected)?,
        K::JobCompleted => about_job(tx, event, to, Step::Completed { finalize_after })?,
        K::JobFinalized => about_job(tx, event, to, Step::Finalized)?,
        K::JobCancelled => about_job(tx, event, to, Step::Cancelled)?,
        K::JobExpired => about_job(tx, event, to, Step::Expired)?,
        K::ReviewPosted => ReviewStory::of(tx, event)?.map(|story| {
            letters::review_posted(name, &story.author, &story.job_title, story.rating, story.text.as_deref())
        }),
        K::ReviewRemoved => ReviewStory::of(tx, event)?.map(|story| match event.client == Some(to.id) {
            true => letters::own_review_removed(name, &story.job_title, event.text("reason").as_deref()),
            false => letters::received_review_removed(name, &story.job_title),
        }),
        K::ServiceModerated => service_title(tx, event)?.map(|title| {
            letters::service_moderated(name, &title, event.text("status").as_deref(), event.text("reason").as_deref())
        }),
        K::ServiceRemoved => service_title(tx, event)?
            .map(|title| letters::service_removed(name, &title, event.text("reason").as_deref())),
        _ => None,
    })
}

/// The place that somebody has signed in from for the first time; `None` when they have left since.
fn new_place(tx: &mut Tx<'_>, event: &Recorded) -> Result<Option<KnownDevice>, Error> {
    match event.id_in("new_place_id") {
        Some(id) => KnownDevice::find(tx, id),
        None => Ok(None),
    }
}

/// The latest message that somebody got in the conversation, unless they have read it, are reading along just now, or were told of
/// an earlier one a moment ago.
fn untold_message(tx: &mut Tx<'_>, event: &Recorded, to: UserId) -> Result<Option<MessageStory>, Error> {
    let Some(story) = MessageStory::latest(tx, event, to)?.filter(|story| story.unread > 0) else { return Ok(None) };
    let since = quiet_since(tx.now());
    if Session::is_live(tx, to)? || MessageMail::is_unanswered(tx, story.thread, to, since)? {
        return Ok(None);
    }
    Ok(Some(story))
}

fn about_job(tx: &mut Tx<'_>, event: &Recorded, to: &User, step: Step) -> Result<Option<Letter>, Error> {
    let Some(JobStory { title, reason, client, worker }) = JobStory::of(tx, event)? else { return Ok(None) };
    let is_client = event.client == Some(to.id);
    let other = if is_client { worker } else { client };
    let about = AboutJob { title, reason, other, by_itself: event.actor.is_none(), is_client };
    Ok(Some(letters::job(&to.first_name, step, &about)))
}
