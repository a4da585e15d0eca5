//! Builds an [`App`] from settings. Nothing else builds one.

use crate::settings::{ExtraFiles, Settings};
use crate::{
    admin::{stats::services::LatestTotals, system::services::LatestState},
    app::{App, Parts},
    auth::{
        address::models::normalize_batch, keys::services as keys, oidc::providers::Providers,
        passkeys::services::relying_party,
    },
    core::{
        clock::Clock,
        clock_watch::ClockWatch,
        config::Millis,
        dependencies::{Site, TrustedProxies},
        email::{Mailer, MailerError},
        public_http::PublicHttp,
        rate_limit::RateLimits,
        rounds::Rounds,
        scanner::Scanner,
        security::{Mac, Passwords, SecondFactors, Tokens, WebhookSecrets},
        storage::{InstallationId, Storage},
        traces::Traces,
        upload::Uploads,
    },
    database::{self, Database, Options, health::Readiness, ids::UserId},
    event::live_tail::LiveTail,
    installation::{RootKeyError, StoreError, claim_store, open_root_key},
    service::{models::Category, services::ListingCounts},
    worker::kyc::check::client::CheckClient,
};
use std::time::Duration;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Why Hirehall cannot start, as text for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The root key is missing or cannot be unwrapped.
    #[error(transparent)]
    RootKey(#[from] RootKeyError),
    /// The database cannot be opened.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] database::Error),
    /// A setting names an unknown category.
    #[error("HIREHALL_KYC_EXTRA_FILES names the unknown category {0:?}")]
    NoSuchCategory(String),
    /// The file store cannot be opened.
    #[error("the file store cannot be opened: {0}")]
    Storage(String),
    /// The file store cannot be used by this installation.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The mailer cannot be built.
    #[error("mail cannot be prepared: {0}")]
    Mail(#[from] MailerError),
    /// A bug; the log has the details.
    #[error("{0} cannot be prepared; the log says why")]
    Broken(&'static str),
}

/// Opens everything that the settings name. The schema must be current: see [`database::migrate`].
pub async fn open(settings: Settings, clock: Clock) -> Result<App, StartError> {
    database::log_slow_statements(settings.log_slow_statement.map(Millis::duration));
    let options = Options {
        url: settings.database_url.clone(),
        connections: settings.database_connections.get().into(),
        clock: clock.clone(),
        time_limit: database::TIME_LIMIT,
    };
    let db = tokio::task::spawn_blocking(move || Database::open(&options))
        .await
        .map_err(|_| StartError::Broken("the database"))??;
    let root = open_root_key(&db, &settings).await?;
    check_categories(&db, &settings.kyc_extra_files).await?;
    let storage = Storage::open(&settings.storage_url, &root.derive("hirehall/files/1"), InstallationId::of(&root))
        .map_err(|error| StartError::Storage(error.to_string()))?;
    claim_store_or_warn(&db, &storage, &settings).await?;
    normalize_addresses(&db).await?;
    let tokens = Tokens::new(&root, &settings.public_url.to_string());
    tokens.set_keys(&db.write(keys::open).await?).map_err(|_| StartError::Broken("the token keys"))?;
    let mailer = Mailer::open(&settings.mail_url, &settings.mail_from.to_string())?;
    let stop = CancellationToken::new();
    Ok(App::new(Parts {
        tokens,
        passwords: Passwords::new().map_err(|_| StartError::Broken("password hashing"))?,
        second_factors: SecondFactors::new(&root),
        relying_party: relying_party(settings.public_url.url()),
        cursor_mac: Mac::new(&root.derive("hirehall/cursor/1")),
        export_mac: Mac::new(&root.derive("hirehall/exports/1")),
        scanner: Scanner::new(settings.clamd_url.clone()),
        uploads: Uploads::new(),
        checker: CheckClient::new(&settings).map_err(|_| StartError::Broken("asking the identity check service"))?,
        webhook_http: PublicHttp::new(&settings.webhook_networks)
            .map_err(|_| StartError::Broken("sending webhooks"))?,
        webhook_secrets: WebhookSecrets::new(&root),
        document_mac: Mac::new(&root.derive("hirehall/documents/1")),
        totals: LatestTotals::default(),
        listing_counts: ListingCounts::default(),
        system: LatestState::default(),
        attempt_mac: Mac::new(&root.derive("hirehall/attempts/1")),
        providers: Providers::new(&settings.oidc).map_err(|_| StartError::Broken("asking OpenID providers"))?,
        limits: RateLimits::new(settings.rate_limits),
        site: Site::new(settings.public_url.url()),
        trusted_proxies: TrustedProxies(settings.trusted_proxies.clone().into()),
        live_tail: LiveTail::default(),
        readiness: Readiness::default(),
        rounds: Rounds::default(),
        traces: Traces::open(settings.traces()).map_err(|_| StartError::Broken("sending traces"))?,
        draining: stop.child_token(),
        stop,
        clock_watch: ClockWatch::new(&clock),
        storage,
        mailer,
        db,
        clock,
        settings,
    }))
}

/// Normalizes addresses that were stored by older versions, so that every spelling of an address belongs to one
/// account. If two accounts now have the same address, the one with the normalized spelling keeps it.
async fn normalize_addresses(db: &Database) -> Result<(), StartError> {
    let mut after = Some(UserId::from(Uuid::nil()));
    while let Some(last) = after {
        let normalized = db.write(move |tx| normalize_batch(tx, last)).await?;
        for user in normalized.taken {
            tracing::warn!(%user, "the address of this account belongs to another account in another spelling: it cannot be signed in to by address");
        }
        after = normalized.last;
    }
    Ok(())
}

/// Claims the file store. If it does not answer, only what needs it fails, and it is claimed later.
async fn claim_store_or_warn(db: &Database, storage: &Storage, settings: &Settings) -> Result<(), StoreError> {
    const CLAIM_TIMEOUT: Duration = Duration::from_secs(5);
    match timeout(CLAIM_TIMEOUT, claim_store(db, storage, &settings.storage_url)).await {
        Ok(Err(StoreError::Failed { url, reason, is_unavailable: true })) => {
            tracing::warn!(url, reason, "the file store does not answer; files cannot be kept or read until it does");
            Ok(())
        }
        Err(_) => {
            tracing::warn!(url = %settings.storage_url, "the file store does not answer; files cannot be kept or read until it does");
            Ok(())
        }
        Ok(claimed) => claimed,
    }
}

async fn check_categories(db: &Database, extra: &ExtraFiles) -> Result<(), StartError> {
    let known = db.read(|tx| Category::all(tx, true)).await?;
    let is_known = |slug: &str| known.iter().any(|category| category.slug == slug);
    match extra.0.iter().filter_map(|file| file.category.as_deref()).find(|slug| !is_known(slug)) {
        Some(unknown) => Err(StartError::NoSuchCategory(unknown.to_owned())),
        None => Ok(()),
    }
}
