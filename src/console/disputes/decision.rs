//! Claiming, releasing and deciding on a dispute.

use super::share::typed_share;
use crate::{
    console::{
        act::{Act, Refusal, Sent},
        addresses,
        context::Context,
        field::Field,
        form_page::FormPage,
        frame::Section,
    },
    core::error::Problem,
    database::{enums::text_enum, ids::JobId},
    job::{dispute::desk::services, settings::JobSettings},
};
use axum::response::Response;

text_enum! {
    /// What an administrator does with a dispute.
    pub(crate) DisputeAct {
        /// Nobody else decides on it for half an hour.
        Claim = "CLAIM",
        /// Somebody else may.
        Release = "RELEASE",
        /// It is decided.
        Resolve = "RESOLVE",
    }
}

/// More digits than any amount has.
const MAX_AMOUNT_LENGTH: usize = 20;

impl Act for DisputeAct {
    const FAMILY: &'static str = "dispute";
    const ALL: &'static [Self] = Self::ALL;
    type Id = JobId;

    fn value(self) -> &'static str {
        self.as_str()
    }

    /// The reason of a decision is what both sides read.
    fn needs_reason(self) -> bool {
        self == Self::Resolve
    }

    fn is_danger(self) -> bool {
        self == Self::Resolve
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Claim => Some(Self::Release),
            Self::Release => Some(Self::Claim),
            Self::Resolve => None,
        }
    }

    fn subject(id: &JobId) -> String {
        addresses::dispute(id)
    }

    async fn page(self, context: &Context, id: JobId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let read = context.read(Section::Disputes, move |tx, admin| services::head(tx, admin, id));
        let (frame, head) = read.await?;
        let total = frame.money(&head.total, &head.currency);
        let share = (self == Self::Resolve && head.total.is_some()).then(|| {
            let label = frame.named("console-worker-gets", head.currency.as_deref().unwrap_or_default());
            Field::line("worker_gets", label, MAX_AMOUNT_LENGTH).hinted(frame.named("console-worker-gets-hint", total))
        });
        FormPage::of(frame, self, &id, &head.title).with(share).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: JobId) -> Result<Response, Problem> {
        let settings = JobSettings::of(&sent.context.app.settings);
        match self {
            Self::Claim => sent.once(move |tx, admin| services::claim(tx, admin, id, settings).map(drop)).await?,
            Self::Release => sent.once(move |tx, admin| services::release(tx, admin, id, settings)).await?,
            Self::Resolve => {
                let (typed, statement) = (sent.form.value("worker_gets").to_owned(), sent.why.clone());
                sent.once(move |tx, admin| {
                    let head = services::head(tx, admin, id)?;
                    let share = typed_share(&typed, head.currency.as_deref())?;
                    let decided = services::resolve(tx, admin, id, share.as_ref(), &statement, settings);
                    decided.map(drop).map_err(Problem::from)
                })
                .await?
            }
        };
        Ok(self.done(&Self::subject(&id)))
    }
}
