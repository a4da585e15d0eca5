//! The rules of changing an e-mail address.

use super::{models::AddressChange, schemas::EmailChange};
use crate::auth::limits::ACCOUNT_MAIL;
use crate::{
    app::App,
    auth::{
        models::{Link, Purpose},
        permissions::SignedIn,
        proof::Proof,
        services::{AuthError, event_about},
    },
    core::{dependencies::Caller, error::Problem, rate_limit::Key},
    event::{self, EventKind},
};
use serde_json::json;

/// Remembers which address the caller's account is to have. Whether the address has an account makes no difference here, in what is
/// done or how long it takes: the mail that follows makes it.
pub(crate) async fn request(app: &App, caller: Caller<SignedIn>, change: EmailChange) -> Result<(), Problem> {
    let proof = Proof::demand(app, caller, change.password, "/password", change.totp_code).await?;
    app.allow(&ACCOUNT_MAIL, Key::user(caller.claims.user.as_uuid())).await?;
    let (email, email_key) = (change.new_email.to_string(), change.new_email.key());
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        Link::delete_all_for(tx, user.id, Purpose::ConfirmEmail)?;
        let change = AddressChange::replace(tx, user.id, &email, &email_key)?;
        let requested = event_about(EventKind::EmailChangeRequested, &user).by(user.id);
        let requested = requested.with(json!({ "user_id": user.id, "change_id": change })).copy_to(user.email);
        Ok::<_, AuthError>(event::append(tx, requested)?)
    })
    .await
}
