//! Keeping, removing and restoring a review.

use super::wording::name;
use crate::{
    admin::services as admin,
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
    database::ids::ReviewId,
    event::models::LogEnd,
    review::moderation::{schemas::ReviewRemoval, services},
};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};

acts! {
    /// A decision on a review.
    ReviewAct in "review" { Keep = "keep", Remove = "remove", Restore = "restore" }

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
}

/// The page that says what an act will do.
pub(crate) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(ReviewId, ReviewAct)>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, id, act, None).await
}

/// Does it, or shows the page again with why not.
pub(crate) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(ReviewId, ReviewAct)>,
    form: Form,
) -> Result<Response, Problem> {
    match perform(&app, caller, id, act, &form).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done={}", addresses::review(id), act.word())).into_response()),
        Err(problem) => page(&app, &headers, caller, id, act, Some((form, problem))).await,
    }
}

async fn perform(app: &App, caller: Caller<Admin>, id: ReviewId, act: ReviewAct, form: &Form) -> Result<(), Problem> {
    let key = form.idempotency_key(&format!("{}/{}", addresses::review(id), act.word()));
    let why = if act.needs_reason() { Some(reason(form)?.reason) } else { None };
    let done = app.change_idempotent(caller, key, move |tx, admin| match (act, &why) {
        (ReviewAct::Remove, Some(why)) => services::remove(tx, admin, id, &ReviewRemoval::because(why.clone())),
        (ReviewAct::Restore, Some(why)) => services::restore(tx, admin, id, why),
        (ReviewAct::Keep | ReviewAct::Remove | ReviewAct::Restore, _) => services::keep(tx, admin, id),
    });
    done.await.map(drop)
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: ReviewId,
    act: ReviewAct,
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, case) = app
        .read(caller, move |tx, caller| {
            Ok::<_, Problem>((Desk::read(tx, caller, end)?, admin::review(tx, caller, id)?))
        })
        .await?;
    let frame = Frame::of(app, headers, Section::Reviews, desk);
    let review = &case.shown.review;
    let name = name(&frame, review);
    let says = review.text.clone().unwrap_or_default();
    FormPage::of(frame, act, &addresses::review(id), &name)
        .saying(Some(says).filter(|says| !says.is_empty()))
        .answer(sent)
}
