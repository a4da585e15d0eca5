//! Deletes expired rows.

use crate::{
    app::App,
    auth::{
        address::models::AddressChange,
        export::flows as exports,
        known_devices::models::KnownDevice,
        models::{MailedLink, Signup},
        oidc::models::LoginAttempt,
        passkeys::models::Ceremony,
        sessions::models::Session,
    },
    core::error::Problem,
    database::{
        self, STEP, Tx,
        models::{attempt, future_timestamps, stored_response::StoredResponse},
        queue,
    },
    notification::MessageMail,
    webhook::{
        delivery::models::{Attempt, Delivery},
        models::delete_deleted,
    },
    worker::kyc::draft::models::Draft,
};

/// Deletes everything that has expired, in steps. Waits while the clock is implausible.
pub async fn delete_expired(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    // A failure does not stop the other tasks; the first one is returned.
    [
        in_steps(&app, future_timestamps::correct).await,
        in_steps(&app, Session::delete_expired).await,
        in_steps(&app, MailedLink::delete_expired).await,
        in_steps(&app, Signup::delete_expired).await,
        in_steps(&app, AddressChange::delete_expired).await,
        exports::delete_expired(&app).await,
        in_steps(&app, Ceremony::delete_expired).await,
        in_steps(&app, KnownDevice::delete_expired).await,
        in_steps(&app, LoginAttempt::delete_expired).await,
        in_steps(&app, StoredResponse::delete_expired).await,
        in_steps(&app, attempt::delete_expired).await,
        delete_abandoned_drafts(&app).await,
        super::retention::destroy_due(&app).await,
        super::retention::erase_listings(&app).await,
        in_steps(&app, MessageMail::delete_old).await,
        in_steps(&app, queue::state::delete_old_failures).await,
        in_steps(&app, Attempt::delete_old).await,
        delete_webhooks(&app).await,
    ]
    .into_iter()
    .collect()
}

/// Deletes a step at a time until a step finds fewer rows than it may delete.
async fn in_steps(app: &App, delete: fn(&mut Tx<'_>) -> Result<u64, database::Error>) -> Result<(), Problem> {
    while !app.stop.is_cancelled() && app.write_as_system(delete).await? == STEP.unsigned_abs() {}
    Ok(())
}

/// Deletes drafts of submissions that have not been changed for long.
async fn delete_abandoned_drafts(app: &App) -> Result<(), Problem> {
    while app.write_as_system(Draft::delete_abandoned).await? {}
    Ok(())
}

/// Deletes the rows of deleted webhooks, and then these.
async fn delete_webhooks(app: &App) -> Result<(), Problem> {
    in_steps(app, Delivery::delete_of_deleted).await?;
    in_steps(app, Attempt::delete_of_deleted).await?;
    in_steps(app, delete_deleted).await
}
