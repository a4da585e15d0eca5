//! A case: the documents side by side, and everything that a decision depends on.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        form::{Form, Refused, new_key},
        frame::{Desk, Frame, Section, respond},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::{
        enums::{KycStatus, Slot},
        ids::{SubmissionId, UserId},
        models::user::{PublicUser, User},
    },
    event::models::LogEnd,
    notification::{LetterPart, Letters},
    worker::kyc::{
        desk::{
            models::{Case, FullCase},
            services::{self, Neighbours},
        },
        models::{File, ReasonCode, Submission},
    },
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};

/// What this administrator can do with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It waits. A look at a document claims it.
    Open,
    Mine,
    /// Another administrator has claimed it, so its documents stay closed.
    Others,
    Approved,
    Over,
}

#[derive(Template)]
#[template(path = "identity_case.html")]
struct CasePage {
    frame: Frame,
    full: FullCase,
    beside: Neighbours,
    letters: Letters,
    stage: Stage,
    /// What was decided before on another case.
    done: Option<Case>,
    /// Whether the documents of a decided case are shown: each look is recorded.
    shows_files: bool,
    form_key: String,
    /// What was typed, and sent with this action.
    typed: Form,
    sent: &'static str,
    refused: Refused,
}

impl CasePage {
    fn id(&self) -> SubmissionId {
        self.full.case.submission.id
    }

    fn name(&self) -> String {
        name_of(&self.full.case)
    }

    /// In the order in which they are compared.
    fn files(&self) -> Vec<&File> {
        let mut files: Vec<&File> = self.full.files.iter().collect();
        files.sort_by_key(|file| Slot::ALL.iter().position(|slot| *slot == file.slot));
        files
    }

    fn has_decision(&self) -> bool {
        matches!(self.stage, Stage::Open | Stage::Mine)
    }

    fn opens_files(&self) -> bool {
        self.has_decision() || self.shows_files
    }

    fn is_mine(&self) -> bool {
        self.stage == Stage::Mine
    }

    fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    fn is_others(&self) -> bool {
        self.stage == Stage::Others
    }

    fn is_approved(&self) -> bool {
        self.stage == Stage::Approved
    }

    fn others(&self) -> Vec<&Submission> {
        self.full.attempts.iter().filter(|attempt| attempt.id != self.id()).collect()
    }

    /// Whether the form of this action was sent and is shown again.
    fn was_sent(&self, action: &str) -> bool {
        self.sent == action
    }

    fn has_typed(&self, field: impl AsRef<str>, value: &str) -> bool {
        self.typed.value(field) == value
    }

    fn field(&self, prefix: &str, slot: &Slot) -> String {
        format!("{prefix}.{}", slot.as_str())
    }
}

fn name_of(case: &Case) -> String {
    format!("{} {}", case.first_name, case.last_name).trim_end().to_owned()
}

/// As administrators see each other: first name and initial.
fn colleague(person: &PublicUser) -> String {
    format!("{} {}", person.first_name, person.last_initial).trim_end().to_owned()
}

fn is_picture(file: &File) -> bool {
    file.media_type.starts_with("image/")
}

fn kilobytes(file: &File) -> i64 {
    (file.size / 1024).max(1)
}

pub(crate) async fn show_case(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<SubmissionId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::parse(query.unwrap_or_default().as_bytes())?;
    let done = asked.value("done").parse().ok();
    let shows_files = asked.value("documents") == "shown";
    let mut page = read(&app, &headers, caller, id, done).await?;
    page.shows_files = shows_files;
    respond(StatusCode::OK, &page.frame, &page)
}

/// The addresses of actions are those of forms; who opens one gets the case.
pub(crate) async fn lead_to_case(Path((id, _)): Path<(SubmissionId, String)>) -> Response {
    Redirect::to(&format!("/console/identity/{id}")).into_response()
}

/// The case again, with what was typed and why it was refused.
pub(super) async fn show_refused(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: SubmissionId,
    (sent, typed): (&'static str, Form),
    status: StatusCode,
    refused: impl FnOnce(&Frame) -> Result<Refused, Problem>,
) -> Result<Response, Problem> {
    let page = read(app, headers, caller, id, None).await?;
    let page = CasePage { refused: refused(&page.frame)?, sent, typed, ..page };
    respond(status, &page.frame, &page)
}

async fn read(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: SubmissionId,
    done: Option<SubmissionId>,
) -> Result<CasePage, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let settings = app.settings.clone();
    let (desk, full, beside, worker, done) = app
        .read(caller, move |tx, admin| {
            let full = services::open(tx, admin, id)?;
            let worker = User::find(tx, full.case.submission.worker_id)?.ok_or_else(Problem::not_found)?;
            let done = match done {
                Some(done) => Some(services::open(tx, admin, done)?.case),
                None => None,
            };
            let beside = services::neighbours(tx, admin, id)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, full, beside, worker, done))
        })
        .await?;
    Ok(CasePage {
        stage: stage(&full.case.submission, &desk),
        letters: Letters::to(&worker, &settings),
        frame: Frame::of(app, headers, Section::Identity, desk),
        full,
        beside,
        done,
        shows_files: false,
        form_key: new_key(),
        typed: Form::default(),
        sent: "",
        refused: Refused::default(),
    })
}

fn stage(submission: &Submission, desk: &Desk) -> Stage {
    let is_claimed = |by: &UserId| *by == desk.me.id;
    match submission.status {
        KycStatus::Pending => Stage::Open,
        KycStatus::InReview if submission.claimed_by.as_ref().is_some_and(is_claimed) => Stage::Mine,
        KycStatus::InReview if submission.claimed_until.is_some_and(|until| until > desk.read_at) => Stage::Others,
        KycStatus::InReview => Stage::Open,
        KycStatus::Approved => Stage::Approved,
        KycStatus::NotSubmitted
        | KycStatus::Rejected
        | KycStatus::NeedsResubmission
        | KycStatus::Expired
        | KycStatus::Revoked => Stage::Over,
    }
}
