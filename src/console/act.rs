//! What administrators do with a form of its own: each act has a page that says before what it will do, and acts once, however often its
//! form is sent.

use super::{context::Context, form::Form, frame::Frame};
use crate::{
    auth::permissions::Admin,
    core::{
        dependencies::{IdempotencyKey, Path},
        error::Problem,
        input::{self, Input, from_fields},
        language::Values,
        text::Reason,
    },
    database::Tx,
};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::de::DeserializeOwned;

/// Something that an administrator does. `acts::<…>` in [`routes`](super::routes) gives each its path, which ends with its word.
///
/// Its texts are `act-<family>-<word>` in the language files: the title of its page, and with `.title` its name in links, with `.what` what
/// it will do, with `.now` its button, with `.done` what was done.
pub(super) trait Act: Copy + Send + Sync + 'static {
    const FAMILY: &'static str;

    /// All acts of the family.
    const ALL: &'static [Self];

    /// The part of the path that names what it is done with; `()` if it creates something.
    type Id: DeserializeOwned + Clone + Send + Sync + 'static;

    /// Its name in upper case.
    fn value(self) -> &'static str;

    /// The last part of its path.
    fn word(self) -> String {
        self.value().to_lowercase().replace('_', "-")
    }

    /// Whether the audit trail has a reason for it.
    fn needs_reason(self) -> bool {
        true
    }

    /// Whether it takes something away from a user.
    fn is_danger(self) -> bool {
        false
    }

    /// What makes it undone.
    fn undone_by(self) -> Option<Self> {
        None
    }

    /// The address of what it is done with.
    fn subject(id: &Self::Id) -> String;

    /// Its page, which is a [`FormPage`](super::form_page::FormPage): as it is opened, or with what was sent and why it was refused.
    fn page(
        self,
        context: &Context,
        id: Self::Id,
        refused: Option<Refusal>,
    ) -> impl Future<Output = Result<Response, Problem>> + Send;

    /// Does it, and leads on. What it changes, it changes in [`Sent::once`].
    fn perform(self, sent: Sent<'_>, id: Self::Id) -> impl Future<Output = Result<Response, Problem>> + Send;

    /// Leads to a page that says that it was done.
    fn done(self, page: &str) -> Response {
        Redirect::to(&format!("{page}?done={}", self.word())).into_response()
    }
}

/// A form, and why it was refused.
pub(super) type Refusal = (Form, Problem);

/// A form that was sent.
pub(super) struct Sent<'s> {
    pub(super) context: &'s Context,
    pub(super) form: &'s Form,
    /// The reason; empty for an act that needs none.
    pub(super) why: String,
    /// The form's, for flows that take one.
    pub(super) idempotency_key: IdempotencyKey,
}

impl Sent<'_> {
    /// Whether this form was sent before and has acted. What stands outside of [`Sent::once`], such as a limit, must not happen again.
    pub(super) async fn has_acted(&self) -> Result<bool, Problem> {
        let (caller, key) = (self.context.caller, self.idempotency_key.clone());
        let stored = self.context.app.check_before_create(caller, key, |_, _: &Admin| Ok::<_, Problem>(()));
        Ok(stored.await?.is_some())
    }

    /// Changes something in one transaction. `None` if this form was sent before: then nothing is changed.
    pub(super) async fn once<T, E, F>(&self, work: F) -> Result<Option<T>, Problem>
    where
        F: Fn(&mut Tx<'_>, &Admin) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.context.app.change_once(self.context.caller, self.idempotency_key.clone(), work).await
    }
}

/// Opens the page of an act.
pub(super) async fn ask<A: Act>(act: A, context: Context, Path(id): Path<A::Id>) -> Result<Response, Problem> {
    act.page(&context, id, None).await
}

/// Does it, or shows its page again with why not.
pub(super) async fn send<A: Act>(
    act: A,
    context: Context,
    Path(id): Path<A::Id>,
    form: Form,
) -> Result<Response, Problem> {
    match perform(act, &context, id.clone(), &form).await {
        Ok(response) => Ok(response),
        Err(problem) => act.page(&context, id, Some((form, problem))).await,
    }
}

async fn perform<A: Act>(act: A, context: &Context, id: A::Id, form: &Form) -> Result<Response, Problem> {
    let why = if act.needs_reason() { reason(form)? } else { String::new() };
    let idempotency_key = form.idempotency_key(&format!("{}/{}", A::subject(&id), act.word()));
    act.perform(Sent { context, form, why, idempotency_key }, id).await
}

fn reason(form: &Form) -> Result<String, Problem> {
    let mut fields = form.fields();
    fields.retain(|(name, _)| name == "reason");
    let Reason { reason } = input::read(Input::Form(&fields))?;
    Ok(reason.to_string())
}

/// Its key in the language files.
fn key<A: Act>(act: A) -> String {
    format!("act-{}-{}", A::FAMILY, act.word())
}

/// A text of an act about something with a name.
pub(super) fn text(frame: &Frame, act: impl Act, part: &str, name: &str) -> String {
    let mut values = Values::new();
    values.set("name", name.to_owned());
    frame.language.text(&format!("{}{part}", key(act)), &values)
}

/// What was just done, and how to undo it.
#[derive(Debug, Clone)]
pub(super) struct Done {
    pub(super) says: String,
    /// The address of the page that undoes it.
    pub(super) undo: Option<String>,
}

impl Done {
    /// As the address of a page says. `name` and `subject` are the name and the address of what it was done with.
    pub(super) fn of<A: Act>(context: &Context, frame: &Frame, name: &str, subject: &str) -> Option<Self> {
        let query = context.query().ok()?;
        let act = A::ALL.iter().copied().find(|act| act.word() == query.value("done"))?;
        let undo = act.undone_by().map(|undo| format!("{subject}/{}", undo.word()));
        Some(Self { says: text(frame, act, ".done", name), undo })
    }
}

/// The parameter of a list without filters that says what was just done; [`Done::of`] reads it.
#[derive(Debug, Clone)]
pub(crate) struct DoneParameter {
    #[expect(dead_code, reason = "a list refuses parameters that it does not name")]
    done: Option<String>,
}

from_fields!(DoneParameter { done });

/// A link to the page of an act.
pub(super) struct ActLink {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) is_danger: bool,
}

/// Links to the pages of acts with something that has this address.
pub(super) fn links<A: Act>(frame: &Frame, subject: &str, acts: impl IntoIterator<Item = A>) -> Vec<ActLink> {
    let link = |act: A| ActLink {
        path: format!("{subject}/{}", act.word()),
        title: text(frame, act, ".title", ""),
        is_danger: act.is_danger(),
    };
    acts.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::lifecycle::AccountAction,
        console::{
            categories::{CategoryAct, NewCategory},
            disputes::DisputeAct,
            jobs::JobAct,
            names::NameAct,
            reviews::ReviewAct,
            users::UserAct,
            webhooks::{NewWebhook, WebhookAct},
        },
        core::language::Language,
        service::admin::lifecycle::ModerationAction,
    };
    use std::collections::BTreeSet;

    fn keys<A: Act>() -> Vec<String> {
        A::ALL.iter().map(|act| key(*act)).collect()
    }

    #[test]
    fn every_act_has_its_texts_in_every_language_and_no_text_is_without_its_act() {
        let needed = [
            keys::<ReviewAct>(),
            keys::<UserAct>(),
            keys::<ModerationAction>(),
            keys::<JobAct>(),
            keys::<DisputeAct>(),
            keys::<CategoryAct>(),
            keys::<NewCategory>(),
            keys::<WebhookAct>(),
            keys::<NewWebhook>(),
            keys::<NameAct>(),
        ];
        let needed: BTreeSet<String> = needed.concat().into_iter().collect();
        let of_acts = Language::keys().filter(|key| key.starts_with("act-") && !key.contains('.'));
        let known: BTreeSet<String> = of_acts.collect();
        assert_eq!(needed, known);
        let mut values = Values::new();
        values.set("name", "Ada");
        for (language, key) in Language::all().flat_map(|language| known.iter().map(move |key| (language, key))) {
            for part in ["", ".title", ".what", ".now"] {
                assert!(language.find(&format!("{key}{part}"), &values).is_some(), "{language}: {key}{part}");
            }
        }
    }

    #[test]
    fn every_action_on_an_account_is_an_act() {
        let taken = UserAct::ALL.iter().filter(|act| matches!(act, UserAct::Take(_)));
        assert_eq!(taken.count(), AccountAction::ALL.len());
    }
}
