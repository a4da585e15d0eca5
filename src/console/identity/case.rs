//! A case: the documents side by side, and everything that a decision depends on.

use crate::{
    console::{
        context::Context,
        form::{Form, Refused, new_key},
        frame::{Desk, Frame, Section, respond},
    },
    core::{dependencies::Path, error::Problem},
    database::{
        enums::{KycStatus, Slot},
        ids::{SubmissionId, UserId},
        models::user::{PublicUser, User},
    },
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
use axum::{http::StatusCode, response::Response};

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
    sent: String,
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

pub(crate) async fn show_case(context: Context, Path(id): Path<SubmissionId>) -> Result<Response, Problem> {
    let asked = context.query()?;
    let page = read(&context, id, asked.value("done").parse().ok()).await?;
    let page = CasePage { shows_files: asked.value("documents") == "shown", ..page };
    page.frame.show(&page)
}

/// The case again, with what was typed and why it was refused.
pub(super) async fn show_refused(
    context: &Context,
    id: SubmissionId,
    (sent, typed): (String, Form),
    status: StatusCode,
    refused: impl FnOnce(&Frame) -> Result<Refused, Problem>,
) -> Result<Response, Problem> {
    let page = read(context, id, None).await?;
    let page = CasePage { refused: refused(&page.frame)?, sent, typed, ..page };
    respond(status, &page.frame, &page)
}

async fn read(context: &Context, id: SubmissionId, done: Option<SubmissionId>) -> Result<CasePage, Problem> {
    let read = context.read(Section::Identity, move |tx, admin| {
        let full = services::open(tx, admin, id)?;
        let worker = User::find(tx, full.case.submission.worker_id)?.ok_or_else(Problem::not_found)?;
        let done = match done {
            Some(done) => Some(services::open(tx, admin, done)?.case),
            None => None,
        };
        Ok::<_, Problem>((full, services::neighbours(tx, admin, id)?, worker, done))
    });
    let (frame, (full, beside, worker, done)) = read.await?;
    let desk = frame.desk.as_ref().ok_or_else(Problem::not_found)?;
    Ok(CasePage {
        stage: stage(&full.case.submission, desk),
        letters: Letters::to(&worker, &context.app.settings),
        full,
        beside,
        done,
        shows_files: false,
        form_key: new_key(),
        typed: Form::default(),
        sent: String::new(),
        refused: Refused::default(),
        frame,
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
