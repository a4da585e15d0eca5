//! Requests to change the e-mail address.

use super::{models::AddressChange, schemas::EmailChange};
use crate::auth::limits::ACCOUNT_MAIL;
use crate::{
    app::App,
    auth::{
        models::{MailedLink, Purpose},
        permissions::SignedIn,
        proof::Proof,
        services::{AuthError, event_about},
    },
    core::{dependencies::Caller, error::Problem, rate_limit::RateLimitKey},
    event::{self, EventKind},
};
use serde_json::json;

/// Stores the new address of the caller's account until it is verified. It does the same work and takes the
/// same time whether or not the new address has an account; only the mail differs.
pub(crate) async fn request(app: &App, caller: Caller<SignedIn>, change: EmailChange) -> Result<(), Problem> {
    let proof = Proof::require(app, caller, change.password, "/password", change.totp_code).await?;
    app.allow(&ACCOUNT_MAIL, RateLimitKey::user(caller.claims.user.as_uuid())).await?;
    let (email, email_key) = (change.new_email.to_string(), change.new_email.key());
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        MailedLink::delete_all_for(tx, user.id, Purpose::ConfirmEmail)?;
        let change = AddressChange::replace(tx, user.id, &email, &email_key)?;
        let requested = event_about(EventKind::EmailChangeRequested, &user).by(user.id);
        let requested = requested.with(json!({ "user_id": user.id, "change_id": change })).copy_to(&user);
        Ok::<_, AuthError>(event::append(tx, requested)?)
    })
    .await
}
