//! Pages with one form: what it is about, what it will do, what is needed for it, and what was refused.

use super::{
    act::{Act, Refusal, text},
    field::{Field, Fields},
    form::{Refused, new_key},
    frame::{Frame, respond},
};
use crate::core::error::Problem;
use askama::Template;
use axum::{http::StatusCode, response::Response};

/// The page of an act.
#[derive(Template)]
#[template(path = "form.html")]
pub(super) struct FormPage {
    frame: Frame,
    /// The page that one comes from: its address and its title.
    back: (String, String),
    title: String,
    /// What will happen.
    says: Vec<String>,
    fields: Fields,
    path: String,
    now: String,
    is_danger: bool,
    form_key: String,
}

const MAX_REASON: usize = 500;

impl FormPage {
    /// `name` is that of what the act is done with.
    pub(super) fn of<A: Act>(frame: Frame, act: A, id: &A::Id, name: &str) -> Self {
        let subject = A::subject(id);
        let mut fields = Fields::default();
        if act.needs_reason() {
            let reason = Field::line("reason", frame.text("console-reason"), MAX_REASON);
            fields.all.push(reason.hinted(frame.text("console-reason-hint")));
        }
        Self {
            title: text(&frame, act, "", name),
            says: vec![text(&frame, act, ".what", name)],
            fields,
            path: format!("{subject}/{}", act.word()),
            now: text(&frame, act, ".now", name),
            is_danger: act.is_danger(),
            form_key: new_key(),
            back: (subject, name.to_owned()),
            frame,
        }
    }

    /// Without a decision one goes back to a list.
    pub(super) fn back_to(self, path: &str, title: &str) -> Self {
        let title = self.frame.text(title);
        Self { back: (path.to_owned(), title), ..self }
    }

    pub(super) fn saying(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.says.extend(lines);
        self
    }

    pub(super) fn with(mut self, fields: impl IntoIterator<Item = Field>) -> Self {
        self.fields.all.extend(fields);
        self
    }

    /// The page, as it is opened, or with what was sent and why it was refused.
    pub(super) fn answer(mut self, refused: Option<Refusal>) -> Result<Response, Problem> {
        let mut status = StatusCode::OK;
        if let Some((typed, problem)) = refused {
            status = problem.status();
            let names = self.fields.names();
            // `/names/de` is the field `names.de`, and `/event_types/0` is `event_types`.
            let field = |pointer: &str| {
                let path = pointer.trim_start_matches('/');
                let whole = path.replace('/', ".");
                let first = path.split('/').next().unwrap_or_default();
                if names.contains(&whole) { whole } else { first.to_owned() }
            };
            let refused = Refused::of(problem, self.frame.language, &names, field)?;
            self.fields = Fields { typed, refused, is_sent: true, ..self.fields };
        }
        respond(status, &self.frame, &self)
    }
}
