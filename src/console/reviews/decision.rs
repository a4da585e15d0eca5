//! Keeping, removing and restoring a review.

use super::wording::name;
use crate::{
    admin::services as admin,
    console::{
        act::{Act, Refusal, Sent},
        addresses,
        context::Context,
        form_page::FormPage,
        frame::Section,
    },
    core::error::Problem,
    database::{enums::text_enum, ids::ReviewId},
    review::{models::RemovalCode, moderation::services},
};
use axum::response::Response;

text_enum! {
    /// A decision on a review.
    pub(crate) ReviewAct {
        /// Its flags are closed.
        Keep = "KEEP",
        /// Nobody sees it, and it does not count.
        Remove = "REMOVE",
        /// It is seen and counts again.
        Restore = "RESTORE",
    }
}

impl Act for ReviewAct {
    const FAMILY: &'static str = "review";
    const ALL: &'static [Self] = Self::ALL;
    type Id = ReviewId;

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn needs_reason(self) -> bool {
        self != Self::Keep
    }

    fn is_danger(self) -> bool {
        self == Self::Remove
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Keep => None,
            Self::Remove => Some(Self::Restore),
            Self::Restore => Some(Self::Remove),
        }
    }

    fn subject(id: &ReviewId) -> String {
        addresses::review(id)
    }

    async fn page(self, context: &Context, id: ReviewId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let read = context.read(Section::Reviews, move |tx, admin| admin::review(tx, admin, id));
        let (frame, case) = read.await?;
        let review = &case.shown.review;
        let name = name(&frame, review);
        let text = review.text.clone().filter(|text| !text.is_empty());
        FormPage::of(frame, self, &id, &name).saying(text).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: ReviewId) -> Result<Response, Problem> {
        let why = sent.why.clone();
        let decide = sent.once(move |tx, admin| match self {
            Self::Keep => services::keep(tx, admin, id),
            Self::Remove => services::remove(tx, admin, id, RemovalCode::Other, &why),
            Self::Restore => services::restore(tx, admin, id, &why),
        });
        decide.await?;
        Ok(self.done(&Self::subject(&id)))
    }
}
