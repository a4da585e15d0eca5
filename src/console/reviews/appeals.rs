//! The appeals against removals of reviews that wait.

use crate::{
    console::{
        context::Context,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
    },
    core::{clock::Timestamp, dependencies::Unfiltered, error::Problem},
    database::ids::ReviewId,
    review::{models::appeals::OpenAppeal, moderation::services},
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "review_appeals.html")]
struct AppealsPage {
    frame: Frame,
    list: List,
    appeals: Vec<OpenAppeal>,
}

/// The appeals, the oldest first.
pub(crate) async fn show_appeals(
    context: Context,
    ListPage { page, list, .. }: ListPage<Unfiltered, (Timestamp, ReviewId)>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or((Timestamp::MIN, ReviewId::FIRST)));
    let read = context.read(Section::Reviews, move |tx, admin| services::open_appeals(tx, admin, after, rows));
    let (frame, appeals) = read.await?;
    let appeals = page.of(appeals, OpenAppeal::key, |appeal| appeal);
    let (list, appeals) = list.with(frame.text("console-review-appeals"), [], appeals);
    let page = AppealsPage { frame, list, appeals };
    page.frame.show(&page)
}
