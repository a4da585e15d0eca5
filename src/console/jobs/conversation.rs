//! The conversation of a job. It is read with a reason, which is recorded.

use crate::{
    console::{
        act::{Act, Refusal, Sent},
        addresses,
        context::Context,
        form_page::FormPage,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
    },
    core::{
        dependencies::{Path, Unfiltered},
        error::Problem,
    },
    database::{enums::text_enum, ids::JobId},
    job::admin::{
        models::SentMessage,
        services::{self, InspectionError},
    },
};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect, Response};

text_enum! {
    /// What gives the right to read a conversation.
    pub(crate) JobAct {
        /// A reason is stated.
        Inspect = "INSPECT",
    }
}

impl Act for JobAct {
    const FAMILY: &'static str = "job";
    const ALL: &'static [Self] = Self::ALL;
    type Id = JobId;

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn subject(id: &JobId) -> String {
        addresses::job(id)
    }

    async fn page(self, context: &Context, id: JobId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let (frame, case) = context.read(Section::Jobs, move |tx, admin| services::view(tx, admin, id)).await?;
        FormPage::of(frame, self, &id, &case.job.terms.title).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: JobId) -> Result<Response, Problem> {
        let why = sent.why.clone();
        sent.once(move |tx, admin| services::inspect(tx, admin, id, &why)).await?;
        Ok(Redirect::to(&format!("{}/messages", addresses::job(id))).into_response())
    }
}

#[derive(Template)]
#[template(path = "messages.html")]
struct MessagesPage {
    frame: Frame,
    list: List,
    /// The page that one comes from: its address and its title.
    back: (String, String),
    messages: Vec<SentMessage>,
}

/// The messages, newest first, or the question why they are to be read.
pub(crate) async fn show_messages(
    context: Context,
    Path(id): Path<JobId>,
    ListPage { page, list, .. }: ListPage<Unfiltered, i64>,
) -> Result<Response, Problem> {
    let (rows, before) = (page.rows(), page.after.unwrap_or(i64::MAX));
    let read = context.read(Section::Jobs, move |tx, admin| {
        let messages = match services::messages(tx, admin, id, before, rows) {
            Err(InspectionError::ReasonNeeded) => None,
            messages => Some(messages?),
        };
        Ok::<_, Problem>((services::view(tx, admin, id)?.job, messages))
    });
    let (frame, (job, messages)) = read.await?;
    let Some(messages) = messages else {
        return Ok(Redirect::to(&format!("{}/inspect", addresses::job(id))).into_response());
    };
    let messages = page.of(messages, |message| message.number, |message| message);
    let (list, messages) = list.with(frame.text("console-conversation"), [], messages);
    let page = MessagesPage { frame, list, back: (addresses::job(id), job.terms.title), messages };
    page.frame.show(&page)
}
