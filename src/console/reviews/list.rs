//! The list of reviews.

use super::wording::stars;
use crate::{
    admin::{models::ReviewWithFlags, services},
    app::App,
    auth::permissions::Admin,
    console::{
        field::Field,
        frame::{Desk, Frame, Section, full_name, respond},
        list::{List, ListPage},
    },
    core::{dependencies::Caller, error::Problem, input::from_fields},
    database::{
        enums::text_enum,
        ids::{ReviewId, UserId},
    },
    event::models::LogEnd,
    review::models::{ReviewSearch, ReviewStatus, Reviewer},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

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

impl ReviewsPage {
    fn title(&self) -> String {
        self.frame.text("console-reviews")
    }

    fn is_empty(&self) -> bool {
        self.reviews.is_empty()
    }
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
    State(app): State<App>,
    caller: Caller<Admin>,
    ListPage { filter, page, list, headers }: ListPage<ReviewPageFilter, ReviewId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(ReviewId::LAST));
    let end = app.read_public(LogEnd::find).await?;
    let (desk, reviews) = app
        .read(caller, move |tx, admin| {
            let reviews = services::reviews(tx, admin, filter.into(), after, rows)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, reviews))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Reviews, desk);
    let reviews = page.of(reviews, |shown| shown.review.id, |shown| shown);
    let list = list.with(filters(&frame), reviews.next_cursor.as_ref());
    let page = ReviewsPage { frame, list, reviews: reviews.items };
    respond(StatusCode::OK, &page.frame, &page)
}
