//! Request and response bodies of reviews.

use super::models::{RatingHistogram, Review};
use crate::{
    core::{clock::Timestamp, input::from_fields, text::Whole},
    database::{
        ids::{JobId, ReviewId},
        models::texts::{ReplyText, ReviewText},
    },
    picture::summary::UserSummary,
    worker::summary::Rating,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A new review.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewCreate {
    /// Stars: 5 is best.
    pub(crate) rating: Whole<1, 5>,
    #[serde(default)]
    pub(crate) text: Option<ReviewText>,
}

from_fields!(ReviewCreate { rating, text });

/// A worker's reply.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyUpdate {
    pub(crate) text: ReplyText,
}

from_fields!(ReplyUpdate { text });

/// A review as shown to everyone.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReviewRead {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    /// The service's title when the job was proposed, or the job's own title if it had no service.
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) service_title: String,
    #[schema(minimum = 1, maximum = 5, example = 5)]
    pub(crate) rating: i64,
    #[schema(example = "On time, clean, friendly.")]
    pub(crate) text: Option<String>,
    /// The worker's reply.
    #[schema(example = "Thank you!")]
    pub(crate) reply: Option<String>,
    /// The client who wrote it.
    pub(crate) author: UserSummary,
    /// The worker it is about.
    pub(crate) worker: UserSummary,
    /// Whether it is public and counts towards the rating. Of the reviews by one client of one worker, the
    /// newest within 90 days counts.
    pub(crate) counts: bool,
    pub(crate) created_at: Timestamp,
}

impl From<Review> for ReviewRead {
    fn from(review: Review) -> Self {
        Self {
            id: review.id,
            job_id: review.job_id,
            service_title: review.service_title,
            rating: review.rating,
            text: review.text,
            reply: review.reply,
            author: review.author,
            worker: review.worker,
            counts: review.counts,
            created_at: review.created_at,
        }
    }
}

/// The rating summary of a worker.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SummaryRead {
    /// The mean of all ratings, rounded to hundredths; `null` without ratings.
    #[schema(example = 4.5)]
    pub(crate) average: Option<f64>,
    #[schema(example = 2)]
    pub(crate) count: i64,
    pub(crate) distribution: Distribution,
}

/// How many reviews have each number of stars.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Distribution {
    #[serde(rename = "1")]
    #[schema(example = 0)]
    pub(crate) one: i64,
    #[serde(rename = "2")]
    #[schema(example = 0)]
    pub(crate) two: i64,
    #[serde(rename = "3")]
    #[schema(example = 0)]
    pub(crate) three: i64,
    #[serde(rename = "4")]
    #[schema(example = 1)]
    pub(crate) four: i64,
    #[serde(rename = "5")]
    #[schema(example = 1)]
    pub(crate) five: i64,
}

impl From<RatingHistogram> for SummaryRead {
    fn from(histogram: RatingHistogram) -> Self {
        let RatingHistogram { one, two, three, four, five } = histogram;
        let Rating { average, count } = Rating::of([one, two, three, four, five]);
        Self { average, count, distribution: Distribution { one, two, three, four, five } }
    }
}
