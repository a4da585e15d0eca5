//! The queue of identity checks.

use crate::{
    console::{
        context::Context,
        frame::{Frame, Section},
    },
    core::{
        clock::Timestamp,
        dependencies::{ListRequest, Listed},
        error::Problem,
        input::from_fields,
    },
    database::{
        enums::KycStatus,
        ids::{SubmissionId, UserId},
    },
    worker::kyc::desk::{
        models::{Case, CaseKey},
        schemas::QueueFilter,
        services,
    },
};
use askama::Template;
use axum::response::Response;

/// The filters in the address.
#[derive(Debug, Clone)]
pub(crate) struct QueuePageFilter {
    status: Option<KycStatus>,
    worker_id: Option<UserId>,
    /// What was just decided.
    done: Option<SubmissionId>,
}

from_fields!(QueuePageFilter { status, worker_id, done });

/// The states that the queue is shown by.
const STATES: [KycStatus; 7] = [
    KycStatus::Pending,
    KycStatus::InReview,
    KycStatus::Approved,
    KycStatus::Rejected,
    KycStatus::NeedsResubmission,
    KycStatus::Expired,
    KycStatus::Revoked,
];

#[derive(Template)]
#[template(path = "identity_queue.html")]
struct QueuePage {
    frame: Frame,
    /// `None`: all of a worker.
    status: Option<KycStatus>,
    worker: Option<UserId>,
    cases: Listed<Case>,
    /// Those that this administrator has claimed.
    held: Vec<Case>,
    done: Option<Case>,
}

impl QueuePage {
    fn states(&self) -> &'static [KycStatus] {
        &STATES
    }

    fn is_shown(&self, status: &KycStatus) -> bool {
        self.status.as_ref() == Some(status)
    }

    /// The address of the list with one status.
    fn only(&self, status: &KycStatus) -> String {
        self.with(Some(status))
    }

    /// The address of the list with all of them.
    fn everything(&self) -> String {
        self.with(None)
    }

    fn with(&self, status: Option<&KycStatus>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(status) = status.filter(|status| self.worker.is_some() || **status != KycStatus::Pending) {
            query.append_pair("status", status.as_str());
        }
        if let Some(worker) = self.worker {
            query.append_pair("worker_id", &worker.to_string());
        }
        let query = query.finish();
        if query.is_empty() { "/console/identity".to_owned() } else { format!("/console/identity?{query}") }
    }

    /// The address of the next page.
    fn next(&self) -> Option<String> {
        let cursor = self.cases.next_cursor.as_ref()?;
        let list = self.with(self.status.as_ref());
        let separator = if list.contains('?') { '&' } else { '?' };
        Some(format!("{list}{separator}cursor={cursor}"))
    }
}

pub(crate) async fn show_queue(
    context: Context,
    ListRequest { filter, page }: ListRequest<QueuePageFilter, CaseKey>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or((Timestamp::MIN, SubmissionId::FIRST)));
    let QueuePageFilter { status, worker_id, done } = filter;
    let read = context.read(Section::Identity, move |tx, admin| {
        let cases = services::queue(tx, admin, &QueueFilter { status, worker_id }, after, rows)?;
        let done = match done {
            Some(id) => Some(services::open(tx, admin, id)?.case),
            None => None,
        };
        Ok::<_, Problem>((cases, services::held(tx, admin)?, done))
    });
    let (frame, (cases, held, done)) = read.await?;
    let page = QueuePage {
        frame,
        status: status.or(worker_id.is_none().then_some(KycStatus::Pending)),
        worker: worker_id,
        cases: page.of(cases, Case::key, |case| case),
        held,
        done,
    };
    page.frame.show(&page)
}
