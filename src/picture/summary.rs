//! A client or worker with their picture. Other modules join its columns to their rows.

use super::address::PictureUrl;
use crate::database::{
    Error, FromRow, Row,
    ids::{PictureId, UserId},
    models::user::PublicName,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The part of an account that the other side of a conversation, a job or a review sees, with its picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct UserSummary {
    pub(crate) id: UserId,
    /// `Deleted user` for a deleted account.
    #[schema(example = "Ada")]
    pub(crate) first_name: String,
    /// The first letter of the last name, with its combining marks. Empty without a last name, and for a deleted account.
    #[schema(example = "L")]
    pub(crate) last_initial: String,
    pub(crate) picture_url: Option<PictureUrl>,
}

/// The columns of a [`UserSummary`], for the given aliases of the table of accounts and that of clients or workers.
macro_rules! user_summary_columns {
    ($user:literal, $profile:literal as $prefix:literal) => {
        concat!(
            $crate::database::columns!($user as $prefix: id, first_name, last_name),
            ", ",
            $crate::database::columns!($profile as $prefix: picture_id)
        )
    };
}
pub(crate) use user_summary_columns;

impl FromRow for UserSummary {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (id, first_name) = (row.take("id")?, row.take("first_name")?);
        let last_name: String = row.take("last_name")?;
        let picture: Option<PictureId> = row.take("picture_id")?;
        let PublicName { first_name, last_initial } = PublicName::new(first_name, &last_name);
        Ok(Self { id, first_name, last_initial, picture_url: picture.map(PictureUrl) })
    }
}
