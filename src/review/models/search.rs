//! Reviews for administrators.

use super::review::{Review, ReviewStatus, select};
use crate::database::{
    Conditions, Error, Tx,
    enums::Side,
    ids::{ReviewId, UserId},
};

/// Which reviews are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReviewSearch {
    /// Who wrote them.
    pub(crate) reviewer: Side,
    pub(crate) status: Option<ReviewStatus>,
    /// Only those with an open flag or signal.
    pub(crate) only_flagged: bool,
    pub(crate) client: Option<UserId>,
    pub(crate) worker: Option<UserId>,
}

impl ReviewSearch {
    /// Those that wait for a decision.
    #[cfg(feature = "console")]
    pub(crate) fn waiting() -> Self {
        Self { reviewer: Side::Client, status: None, only_flagged: true, client: None, worker: None }
    }

    /// The reviews, newest first.
    pub(crate) fn run(&self, tx: &mut Tx<'_>, after: ReviewId, rows: i64) -> Result<Vec<Review>, Error> {
        let mut reviews = Conditions::new(format!("{} WHERE r.id < $1", select(self.reviewer)), after);
        if self.only_flagged {
            reviews.and_text("(r.open_flags > 0 OR r.open_signal IS NOT NULL OR r.open_signals IS NOT NULL)");
        }
        match self.status {
            // As a literal, so that the index of removed reviews is used.
            Some(ReviewStatus::Removed) => reviews.and_text("r.status = 'REMOVED'"),
            Some(ReviewStatus::Visible) => reviews.and_text("r.status = 'VISIBLE'"),
            None => {}
        }
        reviews.and_if("r.client_id = $?", self.client);
        reviews.and_if("r.worker_id = $?", self.worker);
        reviews.push(" ORDER BY r.id DESC LIMIT $?", rows);
        reviews.all(tx)
    }
}
