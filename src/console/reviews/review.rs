//! A review, with everything that a decision depends on.

use super::{
    decision::ReviewAct,
    wording::{name, stars},
};
use crate::{
    admin::{models::ReviewCase, services},
    console::{
        act::{ActLink, Done, links},
        addresses,
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{dependencies::Path, error::Problem},
    database::ids::ReviewId,
    review::models::{Review, ReviewSearch, ReviewStatus},
};
use askama::Template;
use axum::response::Response;

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

pub(crate) async fn show_review(context: Context, Path(id): Path<ReviewId>) -> Result<Response, Problem> {
    let read = context.read(Section::Reviews, move |tx, admin| {
        let case = services::review(tx, admin, id)?;
        let waiting = ReviewSearch::waiting(case.shown.review.reviewer);
        let next = services::reviews(tx, admin, waiting, id, 1)?.first().map(|shown| shown.review.id);
        Ok::<_, Problem>((case, next))
    });
    let (frame, (case, next)) = read.await?;
    let (review, subject) = (&case.shown.review, addresses::review(id));
    let page = ReviewPage {
        done: Done::of::<ReviewAct>(&context, &frame, &name(&frame, review), &subject),
        acts: links(&frame, &subject, possible(review)),
        case,
        next,
        frame,
    };
    page.frame.show(&page)
}
