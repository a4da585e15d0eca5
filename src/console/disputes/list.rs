//! The queue of disputes.

use crate::{
    console::{
        context::Context,
        field::Field,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
        words::choices,
    },
    core::{clock::Timestamp, error::Problem},
    database::ids::JobId,
    job::dispute::{
        desk::{
            models::{QueueKey, QueuedDispute},
            schemas::DisputeQueueFilter,
            services,
        },
        models::DisputeStatus,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "disputes.html")]
struct DisputesPage {
    frame: Frame,
    list: List,
    disputes: Vec<QueuedDispute>,
}

/// The disputes with a status, the oldest first.
pub(crate) async fn show_disputes(
    context: Context,
    ListPage { filter, page, list }: ListPage<DisputeQueueFilter, QueueKey>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or((Timestamp::MIN, JobId::FIRST)));
    let read = context.read(Section::Disputes, move |tx, admin| services::queue(tx, admin, &filter, after, rows));
    let (frame, disputes) = read.await?;
    let disputes = page.of(disputes, QueuedDispute::key, |dispute| dispute);
    let states = choices(frame.language, "console-disputes-open", DisputeStatus::ALL);
    let filters = [Field::choice("status", frame.text("console-state"), states)];
    let (list, disputes) = list.with(frame.text("console-disputes"), filters, disputes);
    let page = DisputesPage { frame, list, disputes };
    page.frame.show(&page)
}
