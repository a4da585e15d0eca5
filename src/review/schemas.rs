//! Request and response bodies of reviews.

use super::{
    lifecycle,
    models::{Aspects, RatingHistogram, RemovalCode, Review, ReviewsOfJob, blind::Content},
};
use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        input::{from_fields, given},
        text::Whole,
    },
    database::{
        enums::Side,
        ids::{JobId, ReviewId},
        models::texts::{ReplyText, ReviewNote, ReviewText},
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
    /// Stars: 5 is best. Needed if `needs_stars` of the reviews of the job: what was called off before its work was done is reviewed in words alone.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 5, example = 5)]
    pub(crate) rating: Option<Whole<1, 5>>,
    #[serde(default)]
    pub(crate) text: Option<ReviewText>,
    #[serde(default)]
    pub(crate) aspects: Option<AspectsCreate>,
    /// For administrators only: the other side never reads it.
    #[serde(default)]
    pub(crate) private_note: Option<ReviewNote>,
}

from_fields!(ReviewCreate { rating, text, aspects, private_note });

impl From<ReviewCreate> for Content {
    fn from(ReviewCreate { rating, text, aspects, private_note }: ReviewCreate) -> Self {
        Self {
            rating: rating.map(|stars| stars.0),
            text: text.map(|text| text.to_string()).filter(|text| !text.is_empty()),
            aspects: aspects.map(Aspects::from).unwrap_or_default(),
            private_note: private_note.map(|note| note.to_string()),
        }
    }
}

/// Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value`; a worker rates `communication`, `clarity` and `payment`.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "communication": 5 }))]
pub(crate) struct AspectsCreate {
    #[serde(default)]
    quality: Option<Whole<1, 5>>,
    #[serde(default)]
    communication: Option<Whole<1, 5>>,
    #[serde(default)]
    punctuality: Option<Whole<1, 5>>,
    #[serde(default)]
    value: Option<Whole<1, 5>>,
    #[serde(default)]
    clarity: Option<Whole<1, 5>>,
    #[serde(default)]
    payment: Option<Whole<1, 5>>,
}

from_fields!(AspectsCreate { quality, communication, punctuality, value, clarity, payment });

impl From<AspectsCreate> for Aspects {
    fn from(new: AspectsCreate) -> Self {
        let stars = |whole: Option<Whole<1, 5>>| whole.map(|stars| stars.0);
        Self {
            quality: stars(new.quality),
            communication: stars(new.communication),
            punctuality: stars(new.punctuality),
            value: stars(new.value),
            clarity: stars(new.clarity),
            payment: stars(new.payment),
        }
    }
}

/// Changes to a blind review. Omitted fields stay unchanged; `null` clears an optional field.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewUpdate {
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) rating: Option<Whole<1, 5>>,
    #[serde(default)]
    pub(crate) text: Change<ReviewText>,
    /// All of them: those that are omitted here are cleared.
    #[serde(default)]
    pub(crate) aspects: Change<AspectsCreate>,
    #[serde(default)]
    pub(crate) private_note: Change<ReviewNote>,
}

from_fields!(ReviewUpdate { rating: given = None, text, aspects, private_note });

impl ReviewUpdate {
    /// The content with the changes.
    pub(crate) fn apply(&self, old: Content) -> Content {
        let aspects = Some(old.aspects);
        Content {
            rating: self.rating.map_or(old.rating, |stars| Some(stars.0)),
            text: self.text.apply(old.text, |text| text.to_string()).filter(|text| !text.is_empty()),
            aspects: self.aspects.apply(aspects, |new| Aspects::from(new.clone())).unwrap_or_default(),
            private_note: self.private_note.apply(old.private_note, |note| note.to_string()),
        }
    }
}

/// A reply of the reviewed side.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyUpdate {
    pub(crate) text: ReplyText,
}

from_fields!(ReplyUpdate { text });

/// A review as its readers see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReviewRead {
    pub(crate) id: ReviewId,
    pub(crate) job_id: JobId,
    /// The service's title when the job was proposed, or the job's own title if it had no service.
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) service_title: String,
    /// `null` if it is about a job that was called off before its work was done.
    #[schema(minimum = 1, maximum = 5, example = 5)]
    pub(crate) rating: Option<i64>,
    #[schema(example = "On time, clean, friendly.")]
    pub(crate) text: Option<String>,
    pub(crate) aspects: Aspects,
    /// The reply of the reviewed side.
    #[schema(example = "Thank you!")]
    pub(crate) reply: Option<String>,
    /// Until when the reply can be changed; `null` without one.
    pub(crate) reply_editable_until: Option<Timestamp>,
    /// The side that wrote it.
    pub(crate) reviewer: Side,
    /// Who wrote it.
    pub(crate) author: UserSummary,
    /// Whom it is about.
    pub(crate) subject: UserSummary,
    /// The worker of the job.
    pub(crate) worker: UserSummary,
    /// True while only its author can read it: until the other side has posted, too, or the time for reviews is over.
    #[schema(example = false)]
    pub(crate) is_blind: bool,
    /// Whether it counts towards the rating. Of the reviews by one side of the other, the newest within 90 days counts.
    pub(crate) counts: bool,
    pub(crate) created_at: Timestamp,
}

impl From<Review> for ReviewRead {
    fn from(review: Review) -> Self {
        let (author, subject) = (review.author().clone(), review.subject().clone());
        Self {
            id: review.id,
            job_id: review.job_id,
            service_title: review.service_title,
            rating: review.rating,
            text: review.text,
            aspects: review.aspects,
            reply_editable_until: lifecycle::reply_editable_until(review.replied_at),
            reply: review.reply,
            reviewer: review.reviewer,
            author,
            subject,
            worker: review.worker,
            is_blind: review.is_blind,
            counts: review.counts,
            created_at: review.created_at,
        }
    }
}

/// The reviews of a job, as one of its sides sees them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobReviewsRead {
    pub(crate) job_id: JobId,
    /// Whether you can review the job now.
    #[schema(example = true)]
    pub(crate) can_review: bool,
    /// Whether a review of this job has stars (`rating`). If not, it has words alone: no work was done that stars could rate.
    #[schema(example = true)]
    pub(crate) needs_stars: bool,
    /// Whether you can reply to the other side's review now, or change your reply.
    #[schema(example = false)]
    pub(crate) can_reply: bool,
    /// Until when both sides can review the job; `null` while there is no end.
    pub(crate) review_until: Option<Timestamp>,
    /// Yours.
    pub(crate) mine: Option<OwnReviewRead>,
    /// The other side's, once it can be read. `null` says nothing about whether there is one.
    pub(crate) theirs: Option<ReviewRead>,
}

/// A review as its author sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OwnReviewRead {
    #[serde(flatten)]
    pub(crate) review: ReviewRead,
    /// What you have written for administrators.
    #[schema(example = json!(null))]
    pub(crate) private_note: Option<String>,
    /// Why an administrator has removed it; `null` if none has.
    pub(crate) removal: Option<RemovalRead>,
}

/// Why a review was removed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RemovalRead {
    pub(crate) reason_code: Option<RemovalCode>,
    /// In the words of the administrator.
    #[schema(example = "It names a third person.")]
    pub(crate) statement: Option<String>,
    pub(crate) removed_at: Option<Timestamp>,
    /// Until when you can appeal, once.
    pub(crate) appeal_until: Option<Timestamp>,
    /// Whether you can appeal now.
    #[schema(example = true)]
    pub(crate) can_appeal: bool,
}

impl OwnReviewRead {
    fn new(review: Review, can_appeal: bool) -> Self {
        let removal = review.removal.clone().map(|removal| RemovalRead {
            reason_code: removal.code,
            statement: removal.statement,
            removed_at: removal.at,
            appeal_until: lifecycle::appeal_until(removal.at),
            can_appeal,
        });
        Self { private_note: review.private_note.clone(), removal, review: review.into() }
    }
}

impl From<ReviewsOfJob> for JobReviewsRead {
    fn from(reviews: ReviewsOfJob) -> Self {
        let ReviewsOfJob { job, mine, theirs, can_review, can_reply, can_appeal, needs_stars, until } = reviews;
        Self {
            job_id: job,
            can_review,
            needs_stars,
            can_reply,
            review_until: until,
            mine: mine.map(|review| OwnReviewRead::new(review, can_appeal)),
            theirs: theirs.map(ReviewRead::from),
        }
    }
}

/// A rating summary: how many reviews count, and how many of them have each number of stars.
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
