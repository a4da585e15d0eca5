//! What a job shows of its dispute.

use crate::{
    core::clock::Timestamp,
    database::{Error, FromRow, Row},
    job::lifecycle::JobSide,
};

/// The dispute of a job, while nothing is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JobDispute {
    /// When it was opened, if the other side has said nothing: silence decides then.
    pub(crate) unanswered_since: Option<Timestamp>,
    /// Who has proposed the settlement that is open.
    pub(crate) settlement_by: Option<JobSide>,
}

/// For a `LEFT JOIN`.
impl FromRow for Option<JobDispute> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let opened_at: Option<Timestamp> = row.take("opened_at")?;
        let answered_at: Option<Timestamp> = row.take("answered_at")?;
        let settlement_by = row.take("settlement_by")?;
        Ok(opened_at
            .map(|at| JobDispute { unanswered_since: Some(at).filter(|_| answered_at.is_none()), settlement_by }))
    }
}
