//! Request and response bodies of administration.

use super::models::{AccountSearchText, ReviewWithFlags};
use crate::{
    core::{
        clock::Timestamp,
        input::{FieldError, FieldErrors, Input, from_fields},
        text::{Email, words::terms},
    },
    database::{
        enums::{Role, UserStatus},
        ids::{JobId, ReviewId, TaskId, UserId},
        models::user::{PublicUser, User, UserRead},
        queue::{TaskKind, state::TaskState},
    },
    picture::summary::UserSummary,
    review::models::{Flag, ReviewSignal, ReviewStatus},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Filters for accounts.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct UserFilter {
    pub(crate) role: Option<Role>,
    pub(crate) status: Option<UserStatus>,
    /// The beginning of the e-mail address, or up to 10 words, each of which must begin a word of the name. Case,
    /// accents, strokes, ligatures and punctuation in names are ignored.
    #[param(value_type = Option<String>, max_length = 254, example = "ada l")]
    pub(crate) q: Option<AccountSearchText>,
}

from_fields!(UserFilter { role, status, q: account_search_text = None });

/// Further words are ignored.
const MAX_WORDS: usize = 10;

/// The beginning of an address, or words of a name. Blank text is no filter.
fn account_search_text(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<AccountSearchText>> {
    const LONGEST: usize = 254;
    let text = Email::new(&input.text(errors)?);
    if text.chars().count() > LONGEST {
        errors.add(FieldError::TooLong { max: LONGEST });
    }
    let person = || AccountSearchText { email_key: text.key(), name: terms(&text).take(MAX_WORDS).collect() };
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

impl From<TaskState> for FailureRead {
    fn from(TaskState { id, kind, last_error, failed_at, .. }: TaskState) -> Self {
        Self { id, kind, reason: last_error.unwrap_or_default(), failed_at }
    }
}

impl From<(User, Vec<TaskState>)> for AccountDetails {
    fn from((user, failures): (User, Vec<TaskState>)) -> Self {
        Self { user: user.into(), failures: failures.into_iter().map(FailureRead::from).collect() }
    }
}

/// Filters for reviews.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReviewFilter {
    /// Only reviews with open flags of users or the system.
    pub(crate) flagged: Option<bool>,
}

from_fields!(ReviewFilter { flagged });

/// A review as administrators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ModeratedRead {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    /// The service's title when the job was proposed, or the job's own title if it had no service.
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) service_title: String,
    #[schema(minimum = 1, maximum = 5, example = 1)]
    pub(crate) rating: i64,
    #[schema(example = "Never came.")]
    pub(crate) text: Option<String>,
    #[schema(example = json!(null))]
    pub(crate) reply: Option<String>,
    /// The client who wrote it.
    pub(crate) author: UserSummary,
    /// The reviewed worker.
    pub(crate) worker_id: UserId,
    pub(crate) status: ReviewStatus,
    /// The number of open flags.
    #[schema(example = 1)]
    pub(crate) open_flags: i64,
    /// The open signal of the system, if any.
    pub(crate) open_signal: Option<ReviewSignal>,
    /// Whether it is public and counts towards the rating. Of the reviews by one client of one worker, the
    /// newest within 90 days counts.
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
            service_title: review.service_title,
            rating: review.rating,
            text: review.text,
            reply: review.reply,
            author: review.author,
            worker_id: review.worker.id,
            status: review.status,
            open_flags: review.open_flags,
            open_signal: review.open_signal,
            counts: review.counts,
            flags: flags.into_iter().map(FlagRead::from).collect(),
            created_at: review.created_at,
        }
    }
}
