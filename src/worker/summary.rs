//! A worker as shown with listings and conversations. Other modules join its columns to their rows.

use crate::{
    database::{
        Error, FromRow, Row,
        enums::KycStatus,
        ids::{PictureId, UserId},
        models::user::PublicName,
    },
    picture::address::PictureUrl,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A worker as shown with listings and conversations.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct WorkerSummary {
    pub(crate) id: UserId,
    /// `Deleted user` after the account was deleted.
    #[schema(example = "Grace")]
    pub(crate) first_name: String,
    /// Empty after the account was deleted.
    #[schema(example = "H")]
    pub(crate) last_initial: String,
    /// Whether the identity check is approved.
    pub(crate) is_verified: bool,
    /// Whether they are available.
    pub(crate) is_available: bool,
    pub(crate) rating: Rating,
    pub(crate) picture_url: Option<PictureUrl>,
}

/// The rating of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub(crate) struct Rating {
    /// 1 to 5 stars, rounded to hundredths; `null` before the first review.
    #[schema(minimum = 1, maximum = 5, example = 4.67)]
    pub(crate) average: Option<f64>,
    /// The number of counting reviews.
    #[schema(example = 12)]
    pub(crate) count: i64,
}

impl Rating {
    /// `stars` are the numbers of reviews with one star, two stars, and so on.
    pub(crate) fn of(stars: [i64; 5]) -> Self {
        let count: i64 = stars.iter().sum();
        let sum: i64 = stars.iter().zip(1..).map(|(reviews, stars)| reviews * stars).sum();
        let hundredths = (count > 0).then(|| (200 * sum + count) / (2 * count));
        Self {
            average: hundredths.and_then(|value| i32::try_from(value).ok()).map(|value| f64::from(value) / 100.0),
            count,
        }
    }
}

/// The columns of [`WorkerSummary`], of tables with the aliases `w` (workers) and `wu` (their accounts). Their
/// names begin with `worker_`.
macro_rules! worker_summary_columns {
    () => {
        concat!(
            $crate::database::columns!("wu" as "worker_": id, first_name, last_name),
            ", ",
            $crate::database::columns!("w" as "worker_": kyc_status, is_available, stars_1, stars_2, stars_3, stars_4, stars_5, picture_id)
        )
    };
}
pub(crate) use worker_summary_columns;

impl FromRow for WorkerSummary {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (id, first_name) = (row.take("id")?, row.take("first_name")?);
        let last_name: String = row.take("last_name")?;
        let kyc: KycStatus = row.take("kyc_status")?;
        let is_available = row.take("is_available")?;
        let rating = Rating::from_row(row)?;
        let picture: Option<PictureId> = row.take("picture_id")?;
        let PublicName { first_name, last_initial } = PublicName::new(first_name, &last_name);
        Ok(Self {
            id,
            first_name,
            last_initial,
            is_verified: kyc == KycStatus::Approved,
            is_available,
            rating,
            picture_url: picture.map(PictureUrl),
        })
    }
}
