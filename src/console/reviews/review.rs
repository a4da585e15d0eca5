//! A review, with everything that a decision depends on.

use super::{
    decision::ReviewAct,
    wording::{aspects, name, stars},
};
use crate::{
    admin::{models::ReviewCase, overview::models::WorkerState, services},
    console::{
        act::{ActLink, Done, links},
        addresses,
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{dependencies::Path, error::Problem},
    database::{
        enums::{Role, Side},
        ids::{ReviewId, UserId},
    },
    review::models::{Review, ReviewSearch, ReviewStatus, appeals::AppealStatus},
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

    /// That of the author, and that of the person whom it is about.
    fn roles(&self) -> (Role, Role) {
        match self.review().reviewer {
            Side::Client => (Role::Client, Role::Worker),
            Side::Worker => (Role::Worker, Role::Client),
        }
    }

    /// What is known of the worker, if it is about one.
    fn rated_worker(&self) -> Option<&WorkerState> {
        self.case.worker_state.as_ref().filter(|_| self.review().reviewer == Side::Client)
    }

    /// The list of all reviews of the jobs of one side.
    fn reviews_with(&self, user: &UserId, role: &Role) -> String {
        let side = if *role == Role::Worker { "worker_id" } else { "client_id" };
        format!("/console/reviews?show=all&{side}={user}")
    }
}

/// What can be done with a review.
fn possible(review: &Review, is_appealed: bool) -> Vec<ReviewAct> {
    match review.status {
        ReviewStatus::Removed if is_appealed => vec![ReviewAct::GrantAppeal, ReviewAct::RejectAppeal],
        ReviewStatus::Removed => vec![ReviewAct::Restore],
        ReviewStatus::Visible if review.waits() => vec![ReviewAct::Keep, ReviewAct::Remove],
        ReviewStatus::Visible => vec![ReviewAct::Remove],
    }
}

pub(crate) async fn show_review(context: Context, Path(id): Path<ReviewId>) -> Result<Response, Problem> {
    let read = context.read(Section::Reviews, move |tx, admin| {
        let case = services::review(tx, admin, id)?;
        let next =
            services::reviews_by_both(tx, admin, ReviewSearch::waiting(), id, 1)?.first().map(|shown| shown.review.id);
        Ok::<_, Problem>((case, next))
    });
    let (frame, (case, next)) = read.await?;
    let (review, subject) = (&case.shown.review, addresses::review(id));
    let is_appealed = case.appeal.as_ref().is_some_and(|appeal| appeal.status == AppealStatus::Open);
    let page = ReviewPage {
        done: Done::of::<ReviewAct>(&context, &frame, &name(&frame, review), &subject),
        acts: links(&frame, &subject, possible(review, is_appealed)),
        case,
        next,
        frame,
    };
    page.frame.show(&page)
}
