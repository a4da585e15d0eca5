//! What is done with an account.

use crate::{
    admin::{
        actions::{models::Effects, services::possible},
        flows,
        lifecycle::AccountAction,
        services,
    },
    app::App,
    auth::{deletion::flows::finish_soon, permissions::Admin},
    console::{
        act::{Act as _, FormPage, acts, reason},
        addresses,
        form::Form,
        frame::{Desk, Frame, Section, full_name},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
        text::Reason,
    },
    database::{Tx, ids::UserId, models::user::UserRead},
    event::models::LogEnd,
    worker::kyc::retention::services as retention,
};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};

acts! {
    /// Something that is done with an account.
    UserAct in "user" {
        Freeze = "freeze",
        Unfreeze = "unfreeze",
        Ban = "ban",
        Unban = "unban",
        Delete = "delete",
        EndSessions = "end-sessions",
        PlaceHold = "hold",
        LiftHold = "lift",
        Export = "export",
    }

    fn is_danger(self) -> bool {
        matches!(self, Self::Ban | Self::Delete)
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Freeze => Some(Self::Unfreeze),
            Self::Unfreeze => Some(Self::Freeze),
            Self::Ban => Some(Self::Unban),
            Self::Unban => Some(Self::Ban),
            Self::PlaceHold => Some(Self::LiftHold),
            Self::LiftHold => Some(Self::PlaceHold),
            Self::Delete | Self::EndSessions | Self::Export => None,
        }
    }
}

impl From<AccountAction> for UserAct {
    fn from(action: AccountAction) -> Self {
        match action {
            AccountAction::Freeze => Self::Freeze,
            AccountAction::Unfreeze => Self::Unfreeze,
            AccountAction::Ban => Self::Ban,
            AccountAction::Unban => Self::Unban,
            AccountAction::Delete => Self::Delete,
        }
    }
}

/// The page that says what an act will do.
pub(crate) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(UserId, UserAct)>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, id, act, None).await
}

/// Does it, or shows the page again with why not.
pub(crate) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(UserId, UserAct)>,
    form: Form,
) -> Result<Response, Problem> {
    match perform(&app, caller, id, act, &form).await {
        Ok(response) => Ok(response),
        Err(problem) => page(&app, &headers, caller, id, act, Some((form, problem))).await,
    }
}

async fn perform(app: &App, caller: Caller<Admin>, id: UserId, act: UserAct, form: &Form) -> Result<Response, Problem> {
    let why = reason(form)?;
    match act {
        UserAct::Export => return Ok(flows::export(app, caller, id, why).await?.into_response()),
        UserAct::Freeze => take(app, caller, id, AccountAction::Freeze, why, form).await?,
        UserAct::Unfreeze => take(app, caller, id, AccountAction::Unfreeze, why, form).await?,
        UserAct::Ban => take(app, caller, id, AccountAction::Ban, why, form).await?,
        UserAct::Unban => take(app, caller, id, AccountAction::Unban, why, form).await?,
        UserAct::Delete => {
            let delete =
                move |tx: &mut Tx<'_>, admin: &Admin, why: &Reason| Ok(services::delete(tx, admin, id, &why.reason)?);
            change(app, caller, (id, act), why, form, delete).await?;
            finish_soon(app, id).await;
        }
        UserAct::EndSessions => {
            let end = move |tx: &mut Tx<'_>, admin: &Admin, why: &Reason| {
                Ok(services::end_sessions(tx, admin, id, &why.reason).map(drop)?)
            };
            change(app, caller, (id, act), why, form, end).await?;
        }
        UserAct::PlaceHold => {
            let place = move |tx: &mut Tx<'_>, admin: &Admin, why: &Reason| {
                Ok(retention::place(tx, admin, id, &why.reason).map(drop)?)
            };
            change(app, caller, (id, act), why, form, place).await?;
        }
        UserAct::LiftHold => {
            let lift =
                move |tx: &mut Tx<'_>, admin: &Admin, why: &Reason| Ok(retention::lift(tx, admin, id, &why.reason)?);
            change(app, caller, (id, act), why, form, lift).await?;
            finish_soon(app, id).await;
        }
    }
    Ok(Redirect::to(&format!("{}?done={}", addresses::user(id), act.word())).into_response())
}

/// A form that is sent twice changes something once.
async fn change(
    app: &App,
    caller: Caller<Admin>,
    (id, act): (UserId, UserAct),
    why: Reason,
    form: &Form,
    change: impl Fn(&mut Tx<'_>, &Admin, &Reason) -> Result<(), Problem> + Send + 'static,
) -> Result<(), Problem> {
    let key = form.idempotency_key(&format!("{}/{}", addresses::user(id), act.word()));
    app.change_idempotent(caller, key, move |tx, admin| change(tx, admin, &why)).await.map(drop)
}

async fn take(
    app: &App,
    caller: Caller<Admin>,
    id: UserId,
    action: AccountAction,
    why: Reason,
    form: &Form,
) -> Result<(), Problem> {
    let key = form.idempotency_key(&format!("{}/{}", addresses::user(id), UserAct::from(action).word()));
    let taken = app.change_idempotent(caller, key, move |tx, admin| {
        services::take(tx, admin, id, action, &why.reason).map(UserRead::from)
    });
    taken.await.map(drop)
}

/// What an act will do, counted.
fn told(frame: &Frame, effects: Effects) -> Vec<String> {
    let Effects {
        sessions_ended,
        listings_hidden,
        listings_erased,
        conversations_closed,
        reviews_flagged,
        jobs_stalled,
    } = effects;
    let lines = [
        ("console-effect-sessions", sessions_ended),
        ("console-effect-hidden", listings_hidden),
        ("console-effect-erased", listings_erased),
        ("console-effect-conversations", conversations_closed),
        ("console-effect-reviews", reviews_flagged),
        ("console-effect-jobs", jobs_stalled),
    ];
    lines.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| frame.count(key, &count)).collect()
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: UserId,
    act: UserAct,
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, user, possible) = app
        .read(caller, move |tx, admin| {
            let user = services::user(tx, admin, id)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, user, possible(tx, admin, id)?))
        })
        .await?;
    let frame = Frame::of(app, headers, Section::Users, desk);
    let effects =
        possible.iter().find(|possible| UserAct::from(possible.action) == act).map(|possible| possible.effects);
    let says = told(&frame, effects.unwrap_or_default());
    FormPage::of(frame, act, &addresses::user(id), &full_name(&user.first_name, &user.last_name))
        .saying(says)
        .answer(sent)
}
