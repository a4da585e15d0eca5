//! The response body of the overview.

use super::models::{Counts, JobCount, ListingCount, Overview, WorkerState};
use crate::{
    admin::{audit::schemas::AuditRead, schemas::FailureRead},
    auth::sessions::models::Session,
    core::clock::Timestamp,
    database::{
        enums::{DocumentType, KycStatus},
        ids::SubmissionId,
        models::user::{PublicUser, UserRead},
    },
    job::lifecycle::JobStatus,
    service::models::ServiceStatus,
    worker::{
        kyc::{
            models::{ReasonCode, Submission},
            retention::models::LegalHold,
        },
        summary::Rating,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

/// An account and everything around it. No more than 10000 of a kind are counted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OverviewRead {
    pub(crate) user: UserRead,
    /// On how many devices it is signed in.
    #[schema(example = 2)]
    pub(crate) sessions: i64,
    /// The latest of them, newest first, at most 10.
    pub(crate) devices: Vec<DeviceOverview>,
    #[schema(example = 1)]
    pub(crate) passkeys: i64,
    /// Whether signing in with the password needs a code.
    #[schema(example = true)]
    pub(crate) has_second_factor: bool,
    /// Of a worker.
    pub(crate) identity: Option<IdentityOverview>,
    /// The legal hold on its documents, if there is one.
    pub(crate) legal_hold: Option<HoldOverview>,
    /// Its listings by status; only those that there are.
    pub(crate) listings: Vec<ListingsOverview>,
    /// Its jobs by status; only those that there are.
    pub(crate) jobs: Vec<JobsOverview>,
    pub(crate) reviews: ReviewsOverview,
    /// Work for it that has failed in the last 30 days, such as mails that its mail server has refused: the latest
    /// first, at most 20.
    pub(crate) failures: Vec<FailureRead>,
    /// What was done with the account itself, newest first, at most 10 entries. `GET /admin/audit?subject_id=` has more.
    pub(crate) audit: Vec<AuditRead>,
}

/// A device that it is signed in on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeviceOverview {
    #[schema(example = "Mozilla/5.0")]
    pub(crate) user_agent: Option<String>,
    #[schema(example = "203.0.113.7")]
    pub(crate) ip: String,
    pub(crate) created_at: Timestamp,
    /// When its tokens were last refreshed.
    pub(crate) last_used_at: Timestamp,
}

impl From<Session> for DeviceOverview {
    fn from(Session { user_agent, ip, created_at, last_used_at, .. }: Session) -> Self {
        Self { user_agent, ip, created_at, last_used_at }
    }
}

/// The identity check of a worker.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IdentityOverview {
    pub(crate) status: KycStatus,
    /// Newest first, at most 100.
    pub(crate) submissions: Vec<SubmissionOverview>,
}

/// A submission of documents.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SubmissionOverview {
    pub(crate) id: SubmissionId,
    pub(crate) document_type: DocumentType,
    pub(crate) status: KycStatus,
    pub(crate) submitted_at: Timestamp,
    pub(crate) reviewed_at: Option<Timestamp>,
    pub(crate) reason_code: Option<ReasonCode>,
}

/// A legal hold.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HoldOverview {
    #[schema(example = "The public prosecutor has asked for them: 12 Js 345/26.")]
    pub(crate) reason: String,
    pub(crate) placed_by: PublicUser,
    pub(crate) placed_at: Timestamp,
}

/// How many listings have a status.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ListingsOverview {
    pub(crate) status: ServiceStatus,
    #[schema(example = 3)]
    pub(crate) count: i64,
}

/// How many jobs have a status.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobsOverview {
    pub(crate) status: JobStatus,
    #[schema(example = 12)]
    pub(crate) count: i64,
}

/// The reviews of an account.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReviewsOverview {
    /// Written by it, removed ones included.
    #[schema(example = 0)]
    pub(crate) written: i64,
    /// The rating of a worker, from the reviews that count.
    pub(crate) received: Option<Rating>,
    /// Written by it or about it, and waiting for your decision.
    #[schema(example = 1)]
    pub(crate) flagged: i64,
    /// How often it has flagged a review.
    #[schema(example = 0)]
    pub(crate) flags_raised: i64,
}

impl From<Overview> for OverviewRead {
    fn from(overview: Overview) -> Self {
        let Overview { user, counts, devices, worker, submissions, hold, listings, jobs, failures, audit } = overview;
        let Counts { sessions, passkeys, has_second_factor, reviews_written, reviews_flagged, flags_raised } = counts;
        let (kyc_status, rating) = worker.map(|WorkerState { kyc_status, rating }| (kyc_status, rating)).unzip();
        let listings = listings.into_iter();
        let jobs = jobs.into_iter();
        Self {
            user: user.into(),
            sessions,
            devices: devices.into_iter().map(DeviceOverview::from).collect(),
            passkeys,
            has_second_factor,
            identity: kyc_status.map(|status| IdentityOverview {
                status,
                submissions: submissions.into_iter().map(SubmissionOverview::from).collect(),
            }),
            legal_hold: hold.map(HoldOverview::from),
            listings: listings.map(|ListingCount { status, count }| ListingsOverview { status, count }).collect(),
            jobs: jobs.map(|JobCount { status, count }| JobsOverview { status, count }).collect(),
            reviews: ReviewsOverview {
                written: reviews_written,
                received: rating,
                flagged: reviews_flagged,
                flags_raised,
            },
            failures: FailureRead::of(failures),
            audit: audit.into_iter().map(AuditRead::from).collect(),
        }
    }
}

impl From<Submission> for SubmissionOverview {
    fn from(submission: Submission) -> Self {
        Self {
            id: submission.id,
            document_type: submission.document_type,
            status: submission.status,
            submitted_at: submission.submitted_at,
            reviewed_at: submission.reviewed_at,
            reason_code: submission.reason_code,
        }
    }
}

impl From<LegalHold> for HoldOverview {
    fn from(LegalHold { reason, placed_at, placed_by }: LegalHold) -> Self {
        Self { reason, placed_by, placed_at }
    }
}
