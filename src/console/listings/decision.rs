//! Pausing, removing and restoring a listing.

use crate::{
    console::{
        act::{Act, Refusal, Sent},
        addresses,
        context::Context,
        form_page::FormPage,
        frame::Section,
    },
    core::error::Problem,
    database::ids::ServiceId,
    service::admin::{lifecycle::ModerationAction, services},
};
use axum::response::Response;

impl Act for ModerationAction {
    const FAMILY: &'static str = "listing";
    const ALL: &'static [Self] = Self::ALL;
    type Id = ServiceId;

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn is_danger(self) -> bool {
        self == Self::Remove
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Pause | Self::Remove => Some(Self::Restore),
            Self::Restore => None,
        }
    }

    fn subject(id: &ServiceId) -> String {
        addresses::listing(id)
    }

    async fn page(self, context: &Context, id: ServiceId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let read = context.read(Section::Listings, move |tx, admin| services::find(tx, admin, id));
        let (frame, listing) = read.await?;
        FormPage::of(frame, self, &id, &listing.card.service.offer.title).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: ServiceId) -> Result<Response, Problem> {
        let why = sent.why.clone();
        sent.once(move |tx, admin| services::moderate(tx, admin, id, self, &why)).await?;
        Ok(self.done(&Self::subject(&id)))
    }
}
