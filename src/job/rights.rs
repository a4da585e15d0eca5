//! What a participant may do with a job now: by the job, and by the state of their account.

use super::{lifecycle::JobAction, models::Job, settings::JobSettings};
use crate::{
    auth::permissions::JobViewer,
    core::clock::Timestamp,
    database::enums::{KycStatus, Side, UserStatus},
};

/// What a reader may do with a job.
#[derive(Debug, Default)]
pub(crate) struct JobRights {
    pub(crate) actions: Vec<JobAction>,
    pub(crate) can_review: bool,
}

/// What a viewer may do with a job now. A frozen account may only defend itself.
pub(crate) fn rights_of(viewer: &JobViewer, job: &Job, settings: JobSettings, now: Timestamp) -> JobRights {
    let rights = rights_after_change(viewer.party().side(), job, settings, now);
    if !viewer.is_frozen() {
        return rights;
    }
    let defends = |action: &JobAction| *action == JobAction::Contest;
    JobRights { actions: rights.actions.into_iter().filter(defends).collect(), can_review: false }
}

/// What the side that has just changed a job may do with it: its account is not frozen.
pub(crate) fn rights_after_change(side: Side, job: &Job, settings: JobSettings, now: Timestamp) -> JobRights {
    let may_agree = side == Side::Client || job.worker_kyc == KycStatus::Approved;
    let lets = |action: &JobAction| match action {
        JobAction::Accept => may_agree && is_other_side_available(job, side, *action),
        JobAction::Offer => may_agree && is_other_side_available(job, side, *action) && !job.thread_is_closed,
        JobAction::Change
        | JobAction::Decline
        | JobAction::Withdraw
        | JobAction::Reject
        | JobAction::Cancel
        | JobAction::Expire
        | JobAction::Complete
        | JobAction::ReportNoShow
        | JobAction::Contest
        | JobAction::RequestChanges
        | JobAction::Finalize
        | JobAction::Dispute
        | JobAction::Settle
        | JobAction::Default
        | JobAction::Resolve => true,
    };
    let actions = job.situation(settings, now).allowed(side).filter(lets).collect();
    let can_review = job.review_window(side).may_post(settings.review_period, now).is_ok();
    JobRights { actions, can_review }
}

/// Whether the other side's account lets this side offer or accept. Both accounts are active then. What a worker agrees on needs an approved
/// identity check: what a client accepts, but not what a client proposes or offers, which the worker can accept once they have one.
pub(crate) fn is_other_side_available(job: &Job, side: Side, action: JobAction) -> bool {
    match side {
        Side::Worker => job.client_status == UserStatus::Active,
        Side::Client => {
            let is_checked = action != JobAction::Accept || job.worker_kyc == KycStatus::Approved;
            is_checked && job.worker_status == UserStatus::Active
        }
    }
}
