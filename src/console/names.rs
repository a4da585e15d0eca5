//! Changes of verified names.

use super::{
    act::{Act, Done, DoneParameter, Refusal, Sent, text},
    context::Context,
    form_page::FormPage,
    frame::{Frame, Section, full_name},
    list::{List, ListPage},
};
use crate::{
    core::error::Problem,
    database::{enums::text_enum, ids::NameChangeId},
    worker::name_change::{models::PendingNameChange, services},
};
use askama::Template;
use axum::response::Response;

const PATH: &str = "/console/names";

text_enum! {
    /// A decision on a new name.
    pub(crate) NameAct {
        /// It is the verified name from now on.
        Approve = "APPROVE",
        /// The verified name stays.
        Reject = "REJECT",
    }
}

impl Act for NameAct {
    const FAMILY: &'static str = "name";
    const ALL: &'static [Self] = Self::ALL;
    type Id = NameChangeId;

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn needs_reason(self) -> bool {
        self == Self::Reject
    }

    fn subject(id: &NameChangeId) -> String {
        format!("{PATH}/{id}")
    }

    async fn page(self, context: &Context, id: NameChangeId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let read = context.read(Section::Names, move |tx, admin| services::find(tx, admin, id));
        let (frame, change) = read.await?;
        let old = full_name(&change.first_name, &change.last_name);
        let new = full_name(&change.wish.first_name, &change.wish.last_name);
        FormPage::of(frame, self, &id, &old)
            .back_to(PATH, "console-name-changes")
            .saying([format!("{old} → {new}")])
            .answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: NameChangeId) -> Result<Response, Problem> {
        let why = sent.why.clone();
        let decide = sent.once(move |tx, admin| match self {
            Self::Approve => services::approve(tx, admin, id),
            Self::Reject => services::reject(tx, admin, id, &why),
        });
        decide.await?;
        Ok(self.done(PATH))
    }
}

#[derive(Template)]
#[template(path = "names.html")]
struct NamesPage {
    frame: Frame,
    list: List,
    waiting: Vec<PendingNameChange>,
    done: Option<Done>,
}

/// The decisions, and what they are called.
fn decisions(frame: &Frame) -> Vec<(String, String)> {
    NameAct::ALL.iter().map(|act| (act.word(), text(frame, *act, ".title", ""))).collect()
}

pub(super) async fn show_names(
    context: Context,
    ListPage { page, list, .. }: ListPage<DoneParameter, NameChangeId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(NameChangeId::FIRST));
    let read = context.read(Section::Names, move |tx, admin| services::pending(tx, admin, after, rows));
    let (frame, waiting) = read.await?;
    let waiting = page.of(waiting, |change| change.wish.id, |change| change);
    let (list, waiting) = list.with(frame.text("console-name-changes"), [], waiting);
    let page = NamesPage { done: Done::of::<NameAct>(&context, &frame, "", PATH), list, waiting, frame };
    page.frame.show(&page)
}
