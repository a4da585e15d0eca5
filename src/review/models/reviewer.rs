//! Who wrote a review.

use crate::{
    auth::permissions::Side,
    database::enums::{Actor, text_enum},
};

text_enum! {
    /// Who wrote a review.
    pub(crate) Reviewer {
        /// The client, about the worker. Everybody can read it once it is revealed.
        Client = "CLIENT",
        /// The worker, about the client. Only workers who talk with the client can read it once it is revealed.
        Worker = "WORKER",
    }
}

impl Reviewer {
    /// The other side.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Client => Self::Worker,
            Self::Worker => Self::Client,
        }
    }

    /// The table with what this side wrote and what was revealed.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Client => "reviews",
            Self::Worker => "client_reviews",
        }
    }

    /// The table with the flags of these reviews.
    pub(super) fn flags(self) -> &'static str {
        match self {
            Self::Client => "review_flags",
            Self::Worker => "client_review_flags",
        }
    }

    /// The column with the account of the author.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Client => "client_id",
            Self::Worker => "worker_id",
        }
    }
}

impl From<Side> for Reviewer {
    fn from(side: Side) -> Self {
        match side {
            Side::Client => Self::Client,
            Side::Worker => Self::Worker,
        }
    }
}

impl From<Reviewer> for Actor {
    fn from(reviewer: Reviewer) -> Self {
        match reviewer {
            Reviewer::Client => Self::Client,
            Reviewer::Worker => Self::Worker,
        }
    }
}
