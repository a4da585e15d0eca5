//! What a participant may do with a job now: by the job, and by the state of their account.

use super::{
    lifecycle::{JobAction, JobSide},
    models::Job,
    settings::JobSettings,
};
use crate::{
    auth::permissions::{JobViewer, Side},
    core::clock::Timestamp,
    database::enums::{KycStatus, UserStatus},
};

/// What a reader may do with a job.
#[derive(Debug, Default)]
pub(crate) struct JobRights {
    pub(crate) actions: Vec<JobAction>,
    pub(crate) can_review: bool,
}

/// What a viewer may do with a job now.
pub(crate) fn rights_of(viewer: &JobViewer, job: &Job, settings: JobSettings, now: Timestamp) -> JobRights {
    if viewer.is_frozen() {
        return JobRights::default();
    }
    let side = viewer.party().side();
    let may_agree = side == Side::Client || viewer.is_verified();
    let lets = |action: &JobAction| may_agree || !matches!(action, JobAction::Accept | JobAction::Offer);
    let JobRights { actions, can_review } = rights_after_change(side, job, settings, now);
    JobRights { actions: actions.into_iter().filter(lets).collect(), can_review }
}

/// What the side that has just changed a job may do with it: its account is active, so only the job and the other side limit it.
pub(crate) fn rights_after_change(side: Side, job: &Job, settings: JobSettings, now: Timestamp) -> JobRights {
    let other_may_agree = match side {
        Side::Client => job.worker_status == UserStatus::Active && job.worker_kyc == KycStatus::Approved,
        Side::Worker => job.client_status == UserStatus::Active,
    };
    let lets = |action: &JobAction| match action {
        JobAction::Accept => other_may_agree,
        JobAction::Offer => other_may_agree && !job.thread_is_closed,
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
    let actions = job.situation(settings, now).allowed(JobSide::from(side)).filter(lets).collect();
    let can_review = job.review_standing(side).may_post(settings.review_period, now).is_ok();
    JobRights { actions, can_review }
}
