//! Request and response bodies of administration.

use super::{
    models::{AccountSearchText, ReviewCase, ReviewWithFlags},
    overview::models::Counts,
};
use crate::{
    core::{
        clock::Timestamp,
        input::{FieldError, FieldErrors, Input, from_fields},
        text::{Email, Phone, words::terms},
    },
    database::{
        enums::{KycStatus, Role, Side, UserStatus},
        ids::{JobId, ReviewId, TaskId, UserId},
        models::user::{PublicUser, User, UserRead},
        queue::{TaskKind, state::TaskState},
    },
    picture::summary::UserSummary,
    review::models::{Aspects, Flag, RemovalCode, ReviewSearch, ReviewSignal, ReviewStatus, appeals::Appeal},
    worker::summary::Rating,
};
use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Filters for accounts.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct UserFilter {
    pub(crate) role: Option<Role>,
    pub(crate) status: Option<UserStatus>,
    /// Only workers with this state of their identity check.
    pub(crate) kyc_status: Option<KycStatus>,
    /// Only accounts created at this time or later.
    pub(crate) from: Option<Timestamp>,
    /// The beginning of the e-mail address, up to 10 words, each of which must begin a word of the name, a whole telephone
    /// number, or an id. Case, accents, strokes, ligatures and punctuation in names are ignored.
    #[param(value_type = Option<String>, max_length = 254, example = "ada l")]
    pub(crate) q: Option<AccountSearchText>,
}

from_fields!(UserFilter { role, status, kyc_status, from, q: account_search_text = None });

/// Further words are ignored.
const MAX_WORDS: usize = 10;

/// The beginning of an address, or words of a name. Blank text is no filter.
pub(crate) fn account_search_text(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<AccountSearchText>> {
    const LONGEST: usize = 254;
    let typed = input.text(errors)?;
    let text = Email::new(&typed);
    if text.chars().count() > LONGEST {
        errors.add(FieldError::TooLong { max: LONGEST });
    }
    let person = || AccountSearchText {
        email_key: text.key(),
        name: terms(&text).take(MAX_WORDS).collect(),
        phone_number: Phone::new(&typed).to_string(),
        id: text.parse().ok(),
    };
    Some((!text.is_empty()).then(person))
}

/// An account, as administrators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccountDetails {
    #[serde(flatten)]
    pub(crate) user: UserRead,
    /// Work for it that has failed in the last 30 days, such as mails that its mail server has refused: the latest
    /// first, at most 20.
    pub(crate) failures: Vec<FailureRead>,
}

/// Work for an account that has failed for good.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FailureRead {
    /// `hirehall queue retry <id>` tries it again.
    pub(crate) id: TaskId,
    pub(crate) kind: TaskKind,
    #[schema(example = "permanent error (550): no such user here")]
    pub(crate) reason: String,
    pub(crate) failed_at: Option<Timestamp>,
}

impl FailureRead {
    /// Those of kinds that this version knows.
    pub(crate) fn of(failures: Vec<TaskState>) -> Vec<Self> {
        let read = |TaskState { id, kind, last_error, failed_at, .. }: TaskState| {
            Some(Self { id, kind: kind.parse().ok()?, reason: last_error.unwrap_or_default(), failed_at })
        };
        failures.into_iter().filter_map(read).collect()
    }
}

impl From<(User, Vec<TaskState>)> for AccountDetails {
    fn from((user, failures): (User, Vec<TaskState>)) -> Self {
        Self { user: user.into(), failures: FailureRead::of(failures) }
    }
}

/// The data of an account: a ZIP file that is sent while it is packed.
pub(crate) struct Archive {
    pub(crate) user: UserId,
    pub(crate) content: Body,
}

impl IntoResponse for Archive {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "application/zip".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"hirehall-{}.zip\"", self.user)),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        (headers, self.content).into_response()
    }
}

/// Filters for reviews.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReviewFilter {
    /// Only reviews with open flags of users or the system.
    pub(crate) flagged: Option<bool>,
    pub(crate) status: Option<ReviewStatus>,
    /// Reviews by this side. Default: `CLIENT`.
    pub(crate) reviewer: Option<Side>,
    /// Only reviews of jobs of this client.
    pub(crate) author_id: Option<UserId>,
    /// Only reviews of jobs of this worker.
    pub(crate) worker_id: Option<UserId>,
}

from_fields!(ReviewFilter { flagged, status, reviewer, author_id, worker_id });

impl From<ReviewFilter> for ReviewSearch {
    fn from(ReviewFilter { flagged, status, reviewer, author_id, worker_id }: ReviewFilter) -> Self {
        let reviewer = reviewer.unwrap_or(Side::Client);
        Self { reviewer, status, only_flagged: flagged == Some(true), client: author_id, worker: worker_id }
    }
}

/// A review, and what is known of both sides.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ModeratedDetail {
    #[serde(flatten)]
    pub(crate) review: ModeratedRead,
    pub(crate) author_record: RecordRead,
    pub(crate) subject_record: RecordRead,
    /// The rating of the worker, from the reviews that count.
    pub(crate) worker_rating: Option<Rating>,
    /// What its author says against its removal.
    pub(crate) appeal: Option<Appeal>,
}

/// What is known of one side of a review. No more than 10000 of a kind are counted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecordRead {
    /// Reviews that it has written, removed ones included.
    #[schema(example = 4)]
    pub(crate) reviews_written: i64,
    /// Reviews by it or about it that wait for your decision.
    #[schema(example = 1)]
    pub(crate) reviews_flagged: i64,
    /// How often it has flagged a review.
    #[schema(example = 0)]
    pub(crate) flags_raised: i64,
}

impl From<Counts> for RecordRead {
    fn from(Counts { reviews_written, reviews_flagged, flags_raised, .. }: Counts) -> Self {
        Self { reviews_written, reviews_flagged, flags_raised }
    }
}

impl From<ReviewCase> for ModeratedDetail {
    fn from(ReviewCase { shown, author, subject, worker_state, appeal }: ReviewCase) -> Self {
        Self {
            review: shown.into(),
            author_record: author.into(),
            subject_record: subject.into(),
            worker_rating: worker_state.map(|state| state.rating),
            appeal,
        }
    }
}

/// A review as administrators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ModeratedRead {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    /// The service's title when the job was proposed, or the job's own title if it had no service.
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) service_title: String,
    /// `null`: text only.
    #[schema(minimum = 1, maximum = 5, example = 1)]
    pub(crate) rating: Option<i64>,
    #[schema(example = "Never came.")]
    pub(crate) text: Option<String>,
    pub(crate) aspects: Aspects,
    /// What its author has written for administrators only.
    #[schema(example = json!(null))]
    pub(crate) private_note: Option<String>,
    #[schema(example = json!(null))]
    pub(crate) reply: Option<String>,
    /// The side that wrote it.
    pub(crate) reviewer: Side,
    /// Who wrote it.
    pub(crate) author: UserSummary,
    /// The client of the job.
    pub(crate) client_id: UserId,
    /// The worker of the job.
    pub(crate) worker_id: UserId,
    pub(crate) status: ReviewStatus,
    /// Why it was removed.
    pub(crate) removal_code: Option<RemovalCode>,
    /// The number of open flags.
    #[schema(example = 1)]
    pub(crate) open_flags: i64,
    /// The first open signal of the system, if any.
    pub(crate) open_signal: Option<ReviewSignal>,
    /// The open signals of the system. None is a proof.
    pub(crate) open_signals: Vec<ReviewSignal>,
    /// Whether it counts towards the rating. Of the reviews by one side of the other, the newest within 90 days counts.
    pub(crate) counts: bool,
    /// The newest open flags, at most twenty.
    pub(crate) flags: Vec<FlagRead>,
    pub(crate) created_at: Timestamp,
}

/// A user's request to check a review.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlagRead {
    pub(crate) by: PublicUser,
    #[schema(example = "This was another worker.")]
    pub(crate) reason: String,
    pub(crate) created_at: Timestamp,
}

impl From<Flag> for FlagRead {
    fn from(flag: Flag) -> Self {
        Self { by: flag.by, reason: flag.reason, created_at: flag.created_at }
    }
}

impl From<ReviewWithFlags> for ModeratedRead {
    fn from(ReviewWithFlags { review, flags }: ReviewWithFlags) -> Self {
        Self {
            id: review.id,
            job_id: review.job_id,
            author: review.author().clone(),
            service_title: review.service_title,
            rating: review.rating,
            reviewer: review.reviewer,
            text: review.text,
            aspects: review.aspects,
            private_note: review.private_note,
            reply: review.reply,
            client_id: review.client.id,
            worker_id: review.worker.id,
            status: review.status,
            removal_code: review.removal.and_then(|removal| removal.code),
            open_flags: review.open_flags,
            open_signal: review.open_signals.first().copied(),
            open_signals: review.open_signals,
            counts: review.counts,
            flags: flags.into_iter().map(FlagRead::from).collect(),
            created_at: review.created_at,
        }
    }
}
