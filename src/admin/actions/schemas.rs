//! The response body of what can be done with an account.

use super::models::{Effects, PossibleAction};
use crate::admin::lifecycle::AccountAction;
use serde::Serialize;
use utoipa::ToSchema;

/// What you can do with an account now, and what it would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActionsRead {
    /// Empty for your own account and a deleted one.
    pub(crate) actions: Vec<ActionRead>,
}

/// Something that you can do with an account. At most 1000 of what it affects are counted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActionRead {
    pub(crate) action: AccountAction,
    /// On so many devices it is signed out.
    #[schema(example = 2)]
    pub(crate) sessions_ended: i64,
    /// So many of its listings are hidden.
    #[schema(example = 5)]
    pub(crate) listings_hidden: i64,
    /// So many of its listings are erased.
    #[schema(example = 0)]
    pub(crate) listings_erased: i64,
    /// So many of its conversations are closed.
    #[schema(example = 0)]
    pub(crate) conversations_closed: i64,
    /// So many of its reviews are flagged for your decision; the latest 500 at most.
    #[schema(example = 0)]
    pub(crate) reviews_flagged: i64,
    /// In so many jobs that are under way it can act no more.
    #[schema(example = 3)]
    pub(crate) jobs_stalled: i64,
}

impl From<PossibleAction> for ActionRead {
    fn from(PossibleAction { action, effects }: PossibleAction) -> Self {
        let Effects {
            sessions_ended,
            listings_hidden,
            listings_erased,
            conversations_closed,
            reviews_flagged,
            jobs_stalled,
        } = effects;
        Self {
            action,
            sessions_ended,
            listings_hidden,
            listings_erased,
            conversations_closed,
            reviews_flagged,
            jobs_stalled,
        }
    }
}
