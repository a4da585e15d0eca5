//! Request and response bodies of administrators' listings.

use super::models::{AnyListing, ListingSearch};
use crate::{
    core::{input::from_fields, text::words::Term},
    database::ids::UserId,
    service::{
        models::ServiceStatus,
        schemas::{ServiceRead, search::search_terms},
    },
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Filters for all listings.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AllServicesFilter {
    /// Only listings with this status.
    pub(crate) status: Option<ServiceStatus>,
    /// Only listings of this worker.
    pub(crate) worker_id: Option<UserId>,
    /// Only listings of this category: its slug.
    #[param(max_length = 100, example = "plumbing")]
    pub(crate) category: Option<String>,
    /// Whether an administrator has paused it.
    pub(crate) paused_by_moderation: Option<bool>,
    /// Those that administrators have removed and that can be restored, instead of those that there are. They have the status that
    /// they had before, and are not found by words.
    pub(crate) removed: Option<bool>,
    /// Words, at most 10, each of which must begin a word of the title, the description or the location. They are compared
    /// as in the search of listings. A listing is found by its words a moment after it was changed, at most.
    #[param(value_type = Option<String>, max_length = 200, example = "leaking tap")]
    pub(crate) q: Option<Vec<Term>>,
}

from_fields!(AllServicesFilter { status, worker_id, category, paused_by_moderation, removed, q: search_terms = None });

impl From<AllServicesFilter> for ListingSearch {
    fn from(filter: AllServicesFilter) -> Self {
        let AllServicesFilter { status, worker_id, category, paused_by_moderation, removed, q } = filter;
        let removed = removed == Some(true);
        Self { status, worker: worker_id, category, paused_by_moderation, removed, words: q }
    }
}

/// A listing as administrators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnyServiceRead {
    #[serde(flatten)]
    pub(crate) service: ServiceRead,
    /// Whether the public sees it: it is published, its worker's account is active and their identity approved.
    #[schema(example = true)]
    pub(crate) is_public: bool,
    /// Whether an administrator has removed it. `status` is what it had before.
    #[schema(example = false)]
    pub(crate) is_removed: bool,
}

impl From<AnyListing> for AnyServiceRead {
    fn from(AnyListing { card, is_public, is_removed }: AnyListing) -> Self {
        Self { service: card.into(), is_public, is_removed }
    }
}
