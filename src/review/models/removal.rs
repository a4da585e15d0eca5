//! Why a review was removed.

use crate::{
    core::clock::Timestamp,
    database::{enums::text_enum, ids::UserId},
};

text_enum! {
    /// Why a review is removed.
    pub(crate) RemovalCode {
        /// It insults or threatens.
        Offensive = "OFFENSIVE",
        /// It tells private data of somebody.
        PersonalData = "PERSONAL_DATA",
        /// It is not about the work.
        OffTopic = "OFF_TOPIC",
        /// What it tells did not happen, or it was bought.
        Fake = "FAKE",
        /// Both sides belong together.
        ConflictOfInterest = "CONFLICT_OF_INTEREST",
        /// The law forbids it.
        Illegal = "ILLEGAL",
        /// See the statement.
        Other = "OTHER",
    }
}

/// The decision to remove a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Removal {
    /// `None`: from before codes were recorded.
    pub(crate) code: Option<RemovalCode>,
    /// What the author was told.
    pub(crate) statement: Option<String>,
    pub(crate) at: Option<Timestamp>,
    /// The administrator.
    pub(crate) by: Option<UserId>,
}
