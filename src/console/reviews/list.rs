//! The list of reviews.

use super::wording::stars;
use crate::{
    admin::{models::ReviewWithFlags, services},
    console::{
        context::Context,
        field::Field,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
    },
    core::{error::Problem, input::from_fields},
    database::{
        enums::text_enum,
        ids::{ReviewId, UserId},
    },
    review::models::{ReviewSearch, ReviewStatus, Reviewer},
};
use askama::Template;
use axum::response::Response;

text_enum! {
    /// Which reviews are shown.
    pub(crate) Shown {
        /// All of them.
        All = "all",
        /// Those that were removed.
        Removed = "removed",
    }
}

/// The filters in the address. Without one, reviews that wait for a decision are shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReviewPageFilter {
    show: Option<Shown>,
    reviewer: Option<Reviewer>,
    author_id: Option<UserId>,
    worker_id: Option<UserId>,
}

from_fields!(ReviewPageFilter { show, reviewer, author_id, worker_id });

impl From<ReviewPageFilter> for ReviewSearch {
    fn from(ReviewPageFilter { show, reviewer, author_id, worker_id }: ReviewPageFilter) -> Self {
        Self {
            reviewer: reviewer.unwrap_or(Reviewer::Client),
            status: (show == Some(Shown::Removed)).then_some(ReviewStatus::Removed),
            only_flagged: show.is_none(),
            client: author_id,
            worker: worker_id,
        }
    }
}

#[derive(Template)]
#[template(path = "reviews.html")]
struct ReviewsPage {
    frame: Frame,
    list: List,
    reviews: Vec<ReviewWithFlags>,
}

fn filters(frame: &Frame) -> [Field; 4] {
    let option = |value: &str, key: &str| (value.to_owned(), frame.text(key));
    let shown = [
        option("", "console-reviews-flagged"),
        option("all", "console-reviews-all"),
        option("removed", "console-reviews-removed"),
    ];
    let reviewers = [option("", "console-by-clients"), option("WORKER", "console-by-workers")];
    [
        Field::choice("show", frame.text("console-filter"), shown),
        Field::choice("reviewer", frame.text("console-author"), reviewers),
        Field::line("author_id", frame.text("console-author-id"), 36),
        Field::line("worker_id", frame.text("console-worker-id"), 36),
    ]
}

pub(crate) async fn show_reviews(
    context: Context,
    ListPage { filter, page, list }: ListPage<ReviewPageFilter, ReviewId>,
) -> Result<Response, Problem> {
    let (search, rows, after) = (ReviewSearch::from(filter), page.rows(), page.after.unwrap_or(ReviewId::LAST));
    let read = context.read(Section::Reviews, move |tx, admin| services::reviews(tx, admin, search, after, rows));
    let (frame, reviews) = read.await?;
    let reviews = page.of(reviews, |shown| shown.review.id, |shown| shown);
    let (list, reviews) = list.with(frame.text("console-reviews"), filters(&frame), reviews);
    let page = ReviewsPage { frame, list, reviews };
    page.frame.show(&page)
}
