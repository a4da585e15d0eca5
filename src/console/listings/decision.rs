//! Pausing, removing and restoring a listing.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        act::{Act as _, FormPage, acts, reason},
        addresses,
        form::Form,
        frame::{Desk, Frame, Section},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::ids::ServiceId,
    event::models::LogEnd,
    service::admin::{lifecycle::ModerationAction, schemas::AnyServiceRead, services},
};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};

acts! {
    /// A decision on a listing.
    ListingAct in "listing" { Pause = "pause", Remove = "remove", Restore = "restore" }

    fn is_danger(self) -> bool {
        self == Self::Remove
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Pause | Self::Remove => Some(Self::Restore),
            Self::Restore => None,
        }
    }
}

impl From<ModerationAction> for ListingAct {
    fn from(action: ModerationAction) -> Self {
        match action {
            ModerationAction::Pause => Self::Pause,
            ModerationAction::Remove => Self::Remove,
            ModerationAction::Restore => Self::Restore,
        }
    }
}

impl From<ListingAct> for ModerationAction {
    fn from(act: ListingAct) -> Self {
        match act {
            ListingAct::Pause => Self::Pause,
            ListingAct::Remove => Self::Remove,
            ListingAct::Restore => Self::Restore,
        }
    }
}

/// The page that says what an act will do.
pub(crate) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(ServiceId, ListingAct)>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, id, act, None).await
}

/// Does it, or shows the page again with why not.
pub(crate) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(ServiceId, ListingAct)>,
    form: Form,
) -> Result<Response, Problem> {
    match perform(&app, caller, id, act, &form).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done={}", addresses::listing(id), act.word())).into_response()),
        Err(problem) => page(&app, &headers, caller, id, act, Some((form, problem))).await,
    }
}

async fn perform(app: &App, caller: Caller<Admin>, id: ServiceId, act: ListingAct, form: &Form) -> Result<(), Problem> {
    let key = form.idempotency_key(&format!("{}/{}", addresses::listing(id), act.word()));
    let why = reason(form)?;
    let done = app.change_idempotent(caller, key, move |tx, admin| {
        services::moderate(tx, admin, id, act.into(), &why.reason).map(AnyServiceRead::from)
    });
    done.await.map(drop)
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: ServiceId,
    act: ListingAct,
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, listing) = app
        .read(caller, move |tx, admin| Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::find(tx, admin, id)?)))
        .await?;
    let frame = Frame::of(app, headers, Section::Listings, desk);
    FormPage::of(frame, act, &addresses::listing(id), &listing.card.service.offer.title).answer(sent)
}
