//! What is done with an account.

use crate::{
    admin::{
        actions::{models::Effects, services::possible},
        flows,
        lifecycle::AccountAction,
        services,
    },
    auth::deletion::flows::finish_soon,
    console::{
        act::{Act, Refusal, Sent},
        addresses,
        context::Context,
        form_page::FormPage,
        frame::{Frame, Section, full_name},
    },
    core::error::Problem,
    database::ids::UserId,
    worker::kyc::retention::services as retention,
};
use axum::response::{IntoResponse as _, Response};

/// Something that is done with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UserAct {
    /// Its status is changed.
    Take(AccountAction),
    /// Its owner has to sign in again on every device.
    EndSessions,
    /// Its identity documents are kept.
    Hold,
    /// They are kept no more.
    Lift,
    /// All its data are downloaded.
    Export,
}

impl Act for UserAct {
    const FAMILY: &'static str = "user";
    const ALL: &'static [Self] = &[
        Self::Take(AccountAction::Freeze),
        Self::Take(AccountAction::Unfreeze),
        Self::Take(AccountAction::Ban),
        Self::Take(AccountAction::Unban),
        Self::Take(AccountAction::Delete),
        Self::EndSessions,
        Self::Hold,
        Self::Lift,
        Self::Export,
    ];
    type Id = UserId;

    fn value(self) -> &'static str {
        match self {
            Self::Take(action) => action.as_str(),
            Self::EndSessions => "END_SESSIONS",
            Self::Hold => "HOLD",
            Self::Lift => "LIFT",
            Self::Export => "EXPORT",
        }
    }

    fn is_danger(self) -> bool {
        matches!(self, Self::Take(AccountAction::Ban | AccountAction::Delete))
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Take(AccountAction::Freeze) => Some(Self::Take(AccountAction::Unfreeze)),
            Self::Take(AccountAction::Unfreeze) => Some(Self::Take(AccountAction::Freeze)),
            Self::Take(AccountAction::Ban) => Some(Self::Take(AccountAction::Unban)),
            Self::Take(AccountAction::Unban) => Some(Self::Take(AccountAction::Ban)),
            Self::Hold => Some(Self::Lift),
            Self::Lift => Some(Self::Hold),
            Self::Take(AccountAction::Delete) | Self::EndSessions | Self::Export => None,
        }
    }

    fn subject(id: &UserId) -> String {
        addresses::user(id)
    }

    async fn page(self, context: &Context, id: UserId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let read = context.read(Section::Users, move |tx, admin| {
            Ok::<_, Problem>((services::user(tx, admin, id)?, possible(tx, admin, id)?))
        });
        let (frame, (user, possible)) = read.await?;
        let effects = possible.iter().find(|possible| Self::Take(possible.action) == self);
        let says = effects.map(|possible| told(&frame, possible.effects)).unwrap_or_default();
        let name = full_name(&user.first_name, &user.last_name);
        FormPage::of(frame, self, &id, &name).saying(says).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: UserId) -> Result<Response, Problem> {
        let (app, why) = (&sent.context.app, sent.why.clone());
        if self == Self::Export && !sent.has_acted().await? {
            flows::may_export(app, sent.context.caller, id).await?;
        }
        let change = sent.once(move |tx, admin| {
            match self {
                Self::Take(AccountAction::Delete) => services::delete(tx, admin, id, &why)?,
                Self::Take(action) => drop(services::take(tx, admin, id, action, &why)?),
                Self::EndSessions => drop(services::end_sessions(tx, admin, id, &why)?),
                Self::Hold => drop(retention::place(tx, admin, id, &why)?),
                Self::Lift => retention::lift(tx, admin, id, &why)?,
                Self::Export => services::record_export(tx, admin, id, &why)?,
            }
            Ok::<_, Problem>(())
        });
        let is_first = change.await?.is_some();
        match self {
            // A download that is not recorded is not sent.
            Self::Export if is_first => return Ok(flows::archive(app, id).into_response()),
            Self::Take(AccountAction::Delete) | Self::Lift => finish_soon(app, id).await,
            Self::Take(_) | Self::EndSessions | Self::Hold | Self::Export => {}
        }
        Ok(self.done(&Self::subject(&id)))
    }
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
