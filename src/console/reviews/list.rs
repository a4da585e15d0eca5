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
        enums::{Side, text_enum},
        ids::{ReviewId, UserId},
    },
    review::models::{ReviewSearch, ReviewStatus},
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

/// The filters in the address. Without one, reviews that wait for a decision are shown. The two ids are those of the job's client and of its
/// worker.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReviewPageFilter {
    show: Option<Shown>,
    reviewer: Option<Side>,
    client_id: Option<UserId>,
    worker_id: Option<UserId>,
}

from_fields!(ReviewPageFilter { show, reviewer, client_id, worker_id });

impl ReviewPageFilter {
    fn search(self, reviewer: Side) -> ReviewSearch {
        let Self { show, reviewer: _, client_id, worker_id } = self;
        ReviewSearch {
            reviewer,
            status: (show == Some(Shown::Removed)).then_some(ReviewStatus::Removed),
            only_flagged: show.is_none(),
            client: client_id,
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
    let reviewers =
        [option("", "console-by-both"), option("CLIENT", "console-by-clients"), option("WORKER", "console-by-workers")];
    [
        Field::choice("show", frame.text("console-filter"), shown),
        Field::choice("reviewer", frame.text("console-author"), reviewers),
        Field::line("client_id", frame.text("console-client-id"), 36),
        Field::line("worker_id", frame.text("console-worker-id"), 36),
    ]
}

pub(crate) async fn show_reviews(
    context: Context,
    ListPage { filter, page, list }: ListPage<ReviewPageFilter, ReviewId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(ReviewId::LAST));
    let read = context.read(Section::Reviews, move |tx, admin| match filter.reviewer {
        Some(reviewer) => services::reviews(tx, admin, filter.search(reviewer), after, rows),
        None => services::reviews_by_both(tx, admin, filter.search(Side::Client), after, rows),
    });
    let (frame, reviews) = read.await?;
    let reviews = page.of(reviews, |shown| shown.review.id, |shown| shown);
    let (list, reviews) = list.with(frame.text("console-reviews"), filters(&frame), reviews);
    let page = ReviewsPage { frame, list, reviews };
    page.frame.show(&page)
}
