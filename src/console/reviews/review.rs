//! A review, with everything that a decision depends on.

use super::{
    decision::ReviewAct,
    wording::{name, stars},
};
use crate::{
    admin::{models::ReviewCase, services},
    app::App,
    auth::permissions::Admin,
    console::{
        act::{ActLink, Done, just_done, links},
        addresses,
        frame::{Desk, Frame, Section, full_name, respond},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::ids::ReviewId,
    event::models::LogEnd,
    review::models::{Review, ReviewSearch, ReviewStatus},
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    frame: Frame,
    case: ReviewCase,
    /// The next one that waits.
    next: Option<ReviewId>,
    done: Option<Done>,
    acts: Vec<ActLink>,
}

impl ReviewPage {
    fn review(&self) -> &Review {
        &self.case.shown.review
    }
}

/// What can be done with a review.
fn possible(review: &Review) -> Vec<ReviewAct> {
    match review.status {
        ReviewStatus::Removed => vec![ReviewAct::Restore],
        ReviewStatus::Visible if review.waits() => vec![ReviewAct::Keep, ReviewAct::Remove],
        ReviewStatus::Visible => vec![ReviewAct::Remove],
    }
}

pub(crate) async fn show_review(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<ReviewId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, case, next) = app
        .read(caller, move |tx, admin| {
            let case = services::review(tx, admin, id)?;
            let waiting = ReviewSearch::waiting(case.shown.review.reviewer);
            let next = services::reviews(tx, admin, waiting, id, 1)?.first().map(|shown| shown.review.id);
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, case, next))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Reviews, desk);
    let (review, subject) = (&case.shown.review, addresses::review(id));
    let done = just_done::<ReviewAct>(query.as_deref());
    let page = ReviewPage {
        done: done.map(|act| Done::of(&frame, act, &name(&frame, review), &subject)),
        acts: links(&frame, &subject, possible(review)),
        case,
        next,
        frame,
    };
    respond(StatusCode::OK, &page.frame, &page)
}
