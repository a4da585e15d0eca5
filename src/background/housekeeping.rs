//! Deletes expired rows.

use super::kept::Kept;
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
    core::{config::Days, error::Problem},
    database::{
        self, Tx, is_full_step,
        models::{attempt, future_timestamps, stored_response::StoredResponse},
        queue::state::delete_old_failures,
    },
    notification::MessageMail,
    webhook::{
        delivery::models::{Attempt, Delivery},
        models::delete_deleted,
    },
    worker::kyc::draft::models::Draft,
};
use std::time::Duration;

/// Deletes everything that has expired, in steps. Waits while the clock is implausible.
pub async fn delete_expired(app: App) -> Result<(), Problem> {
    if !app.is_time_plausible().await? {
        return Ok(());
    }
    let mut outcomes = vec![in_steps(&app, future_timestamps::correct).await, delete_webhooks(&app).await];
    for kept in Kept::ALL {
        outcomes.push(delete(&app, *kept).await);
    }
    // A failure does not stop the other tasks; the first one is returned.
    outcomes.into_iter().collect()
}

/// Deletes what is over.
async fn delete(app: &App, kept: Kept) -> Result<(), Problem> {
    let settings = &app.settings;
    match kept {
        Kept::Sessions => in_steps(app, Session::delete_expired).await,
        Kept::KnownDevices => older_in_steps(app, settings.keep_known_devices, KnownDevice::delete_unused).await,
        Kept::Signups => in_steps(app, Signup::delete_expired).await,
        Kept::Links => {
            in_steps(app, MailedLink::delete_expired).await?;
            in_steps(app, AddressChange::delete_expired).await
        }
        Kept::Questions => {
            in_steps(app, Ceremony::delete_expired).await?;
            in_steps(app, LoginAttempt::delete_expired).await
        }
        Kept::Responses => older_in_steps(app, settings.keep_responses, StoredResponse::delete_older).await,
        Kept::Attempts => in_steps(app, attempt::delete_expired).await,
        Kept::FailedTasks => older_in_steps(app, settings.keep_failed_tasks, delete_old_failures).await,
        Kept::MessageMails => in_steps(app, MessageMail::delete_old).await,
        Kept::WebhookAttempts => older_in_steps(app, settings.keep_webhook_attempts, Attempt::delete_older).await,
        Kept::Exports => exports::delete_expired(app).await,
        Kept::Drafts => {
            let age = settings.keep_drafts.duration();
            while app.write_as_system(move |tx| Draft::delete_abandoned(tx, age)).await? {}
            Ok(())
        }
        Kept::Documents => super::retention::destroy_due(app).await,
        Kept::Listings => super::retention::erase_listings(app).await,
        // Other loops: `tasks`, `account_deletions`, `sweep`, `signing_keys`, `reliability`, `event_archive`.
        Kept::DoneTasks | Kept::Accounts | Kept::SetAside | Kept::SigningKeys | Kept::Outcomes => Ok(()),
        Kept::Events | Kept::Archives | Kept::Audit => Ok(()),
        Kept::Records => Ok(()),
    }
}

/// Deletes a step at a time until a step finds fewer rows than it may delete.
async fn in_steps(
    app: &App,
    delete: impl Fn(&mut Tx<'_>) -> Result<u64, database::Error> + Copy + Send + 'static,
) -> Result<(), Problem> {
    app.write_in_steps(move |tx| delete(tx).map(is_full_step)).await
}

/// Deletes in steps what is older than so many days.
async fn older_in_steps(
    app: &App,
    days: Days,
    delete: fn(&mut Tx<'_>, Duration) -> Result<u64, database::Error>,
) -> Result<(), Problem> {
    let age = days.duration();
    in_steps(app, move |tx: &mut Tx<'_>| delete(tx, age)).await
}

/// Deletes the rows of deleted webhooks, and then these.
async fn delete_webhooks(app: &App) -> Result<(), Problem> {
    in_steps(app, Delivery::delete_of_deleted).await?;
    in_steps(app, Attempt::delete_of_deleted).await?;
    in_steps(app, delete_deleted).await
}
