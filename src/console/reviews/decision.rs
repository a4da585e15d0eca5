//! Keeping, removing and restoring a review, and deciding on an appeal.

use super::wording::name;
use crate::{
    admin::services as admin,
    console::{
        act::{Act, Refusal, Sent},
        addresses,
        context::Context,
        field::Field,
        form::Form,
        form_page::FormPage,
        frame::Section,
    },
    core::{
        error::Problem,
        input::{self, Input},
    },
    database::{enums::text_enum, ids::ReviewId},
    review::{
        models::RemovalCode,
        moderation::{schemas::ReviewRemoval, services},
    },
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
        /// The appeal against its removal is right: it is seen and counts again.
        GrantAppeal = "GRANT_APPEAL",
        /// The appeal is not right: it stays removed.
        RejectAppeal = "REJECT_APPEAL",
    }
}

impl ReviewAct {
    fn decides_appeal(self) -> bool {
        matches!(self, Self::GrantAppeal | Self::RejectAppeal)
    }
}

/// Why it is removed, as the API takes it.
fn removal(form: &Form) -> Result<ReviewRemoval, Problem> {
    let mut fields = form.fields();
    fields.retain(|(name, _)| name == "reason" || name == "reason_code");
    Ok(input::read(Input::Form(&fields))?)
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
        matches!(self, Self::Remove | Self::RejectAppeal)
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Keep => None,
            Self::Remove => Some(Self::Restore),
            Self::Restore | Self::GrantAppeal => Some(Self::Remove),
            Self::RejectAppeal => Some(Self::Restore),
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
        let appeal = case.appeal.as_ref().filter(|_| self.decides_appeal());
        let appeal = appeal.map(|appeal| frame.named("console-appeal-says", &appeal.text));
        let codes = RemovalCode::ALL.iter().map(|code| (code.as_str().to_owned(), frame.word(code)));
        let code = (self == Self::Remove).then(|| {
            let label = frame.text("console-removal-code");
            Field::choice("reason_code", label, codes).filled(RemovalCode::Other.as_str())
        });
        FormPage::of(frame, self, &id, &name).saying(text).saying(appeal).with(code).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: ReviewId) -> Result<Response, Problem> {
        let why = sent.why.clone();
        match self {
            Self::Keep => sent.once(move |tx, admin| services::keep(tx, admin, id)).await?,
            Self::Remove => {
                let why = removal(sent.form)?;
                sent.once(move |tx, admin| services::remove(tx, admin, id, why.code(), &why.reason)).await?
            }
            Self::Restore => sent.once(move |tx, admin| services::restore(tx, admin, id, &why)).await?,
            Self::GrantAppeal => sent.once(move |tx, admin| services::decide(tx, admin, id, true, &why)).await?,
            Self::RejectAppeal => sent.once(move |tx, admin| services::decide(tx, admin, id, false, &why)).await?,
        };
        Ok(self.done(&Self::subject(&id)))
    }
}
