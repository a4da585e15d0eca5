//! What a request can reach.

use crate::{
    auth::{
        address::models::respell,
        keys::services as keys,
        oidc::provider::Providers,
        passkeys::services::relying_party,
        permissions::{Intent, Permission, Terms, admit},
    },
    core::{
        clock::Clock,
        clock_watch::ClockWatch,
        config::{DatabaseUrl, ExtraFiles, Settings},
        dependencies::{Caller, Site, Ticket, TrustedProxies},
        email::{Mailer, MailerError},
        error::Failure,
        rate_limit::{Allowance, Exceeded, Key, Policy, RateLimits},
        scanner::Scanner,
        security::{Passwords, Seal, SecondFactors, Tokens, to_base64},
        storage::{InstallationId, Storage},
    },
    database::{
        self, Database, Options, Tx,
        health::Readiness,
        ids::UserId,
        models::{answer::StoredAnswer, attempt},
    },
    event::tail::Tail,
    installation::{RootKeyError, StoreError, claim_store, open_root_key},
    service::models::Category,
    worker::kyc::check::services::Checker,
};
use axum::{
    extract::FromRef,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::{net::IpAddr, ops::Deref, sync::Arc, time::Duration};
use tokio::{sync::Semaphore, time::timeout};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use webauthn_rs::Webauthn;

/// Everything that a handler or a background task needs. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
pub struct Parts {
    /// What the operator decided.
    pub settings: Settings,
    /// What time it is.
    pub clock: Clock,
    /// Where everything is kept.
    pub db: Database,
    /// Whether requests can be served.
    pub(crate) readiness: Readiness,
    /// Access and refresh tokens.
    pub tokens: Tokens,
    /// Password hashes.
    pub passwords: Passwords,
    /// Second factors.
    pub second_factors: SecondFactors,
    /// What devices with passkeys know us by; `None` where the public URL has no name.
    pub(crate) relying_party: Option<Arc<Webauthn>>,
    /// Seals cursors.
    pub seal: Seal,
    /// Encrypted files.
    pub(crate) storage: Storage,
    /// Tells whether a file is malware.
    pub(crate) scanner: Scanner,
    /// Looks at identity checks first, if the operator has somebody who does.
    pub(crate) checker: Option<Checker>,
    /// Sends mail.
    pub mailer: Mailer,
    /// Who else may say who somebody is.
    pub(crate) providers: Providers,
    /// How often somebody may do something.
    pub limits: RateLimits,
    /// Where our own pages are.
    pub(crate) site: Site,
    /// Whose `X-Forwarded-For` is believed.
    pub(crate) trusted_proxies: TrustedProxies,
    /// Wakes those who wait for events.
    pub tail: Tail,
    /// Proves that somebody was given the URL of an export.
    pub(crate) exports: Seal,
    /// Tells whether two documents have one number, or two submissions come from one network.
    pub(crate) documents: Seal,
    /// How many searches may run at a time.
    searches: Arc<Semaphore>,
    /// Names the counts that nodes share.
    attempts: Seal,
    /// Notices when the clock leaps.
    clock_watch: ClockWatch,
    /// Cancelled when it is time to go: live feeds close, background loops end.
    pub stop: CancellationToken,
    /// Cancelled when the server will stop soon, with [`stop`](Self::stop) at the latest: it is not ready for new work.
    pub draining: CancellationToken,
}

/// Why Hirehall cannot start, in words for its operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no root key, or it cannot be opened.
    #[error(transparent)]
    RootKey(#[from] RootKeyError),
    /// The database cannot be opened.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] database::Error),
    /// A setting names a category that there is not.
    #[error("HIREHALL_KYC_EXTRA_FILES names the category {0:?}, which there is not")]
    NoSuchCategory(String),
    /// Files cannot be kept.
    #[error("the file store cannot be opened: {0}")]
    Storage(String),
    /// Files are kept by somebody else there.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Mail cannot be prepared.
    #[error("mail cannot be prepared: {0}")]
    Mail(#[from] MailerError),
    /// A bug; the log has the details.
    #[error("{0} cannot be prepared; the log says why")]
    Broken(&'static str),
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Opens everything that the settings name. The schema must be current: see [`database::migrate`].
    pub async fn open(settings: Settings, clock: Clock) -> Result<Self, StartError> {
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
        claim_now_or_later(&db, &storage, &settings).await?;
        respell_addresses(&db).await?;
        let tokens = Tokens::new(&root, &settings.public_url.to_string());
        tokens.know(&db.write(keys::open).await?).map_err(|_| StartError::Broken("the token keys"))?;
        let mailer = Mailer::open(&settings.mail_url, &settings.mail_from.to_string())?;
        let stop = CancellationToken::new();
        Ok(Self(Arc::new(Parts {
            tokens,
            passwords: Passwords::new().map_err(|_| StartError::Broken("password hashing"))?,
            second_factors: SecondFactors::new(&root),
            relying_party: relying_party(settings.public_url.url()),
            seal: Seal::new(&root.derive("hirehall/cursor/1")),
            exports: Seal::new(&root.derive("hirehall/exports/1")),
            scanner: Scanner::new(settings.clamd_url.clone()),
            checker: Checker::of(&settings).map_err(|_| StartError::Broken("asking the identity check service"))?,
            documents: Seal::new(&root.derive("hirehall/documents/1")),
            searches: Arc::new(Semaphore::new(half_of_the_readers(&settings))),
            attempts: Seal::new(&root.derive("hirehall/attempts/1")),
            providers: Providers::new(&settings.oidc).map_err(|_| StartError::Broken("asking OpenID providers"))?,
            limits: RateLimits::new(settings.rate_limits),
            site: Site::new(settings.public_url.url()),
            trusted_proxies: TrustedProxies(settings.trusted_proxies.clone().into()),
            tail: Tail::default(),
            readiness: Readiness::default(),
            draining: stop.child_token(),
            stop,
            clock_watch: ClockWatch::new(&clock),
            storage,
            mailer,
            db,
            clock,
            settings,
        })))
    }

    /// On what terms somebody is admitted.
    pub(crate) fn terms(&self, intent: Intent) -> Terms {
        Terms { intent, admins_need_second_factor: self.settings.admin_second_factor }
    }

    /// How long this process has been running, whatever the clock says.
    pub(crate) fn running_for(&self) -> Duration {
        self.clock_watch.running_for(&self.clock)
    }

    /// Whether what ends by time may be ended now. A clock that has leapt ahead, or that is ahead of the database's, would end what is
    /// not over, for good. Says so in the log and by a metric.
    pub(crate) async fn is_time_plausible(&self) -> Result<bool, Failure> {
        let elsewhere = self.db.clock().await?;
        Ok(self.clock_watch.is_plausible(&self.clock, elsewhere))
    }

    /// Reads what anybody may see.
    pub(crate) async fn read_public<T, E, F>(&self, work: F) -> Result<T, Failure>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Failure>,
    {
        self.db.read(move |tx| work(tx).map_err(Into::into)).await
    }

    /// Reads what takes long to find. Such reads take half of the database's readers at most, so others never wait behind them.
    pub(crate) async fn search<T, E, F>(&self, work: F) -> Result<T, Failure>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Failure>,
    {
        const PATIENCE: Duration = Duration::from_secs(2);
        let turn = timeout(PATIENCE, Arc::clone(&self.searches).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            let detail = "More is being searched for than can be found soon; try again in a moment.";
            return Err(Failure::unavailable("overloaded", detail));
        };
        // The work has it until it is done, also when nobody waits for that any more.
        self.read_public(move |tx| {
            let _turn = &turn;
            work(tx)
        })
        .await
    }

    /// Changes something on nobody's behalf: signing up, signing in, background work.
    pub(crate) async fn write_as_system<T, E, F>(&self, work: F) -> Result<T, Failure>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Failure>,
    {
        self.db.write(move |tx| work(tx).map_err(Into::into)).await
    }

    /// Reads as the caller, who is admitted inside the transaction.
    pub(crate) async fn read<P, T, E, F>(&self, caller: Caller<P>, work: F) -> Result<T, Failure>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Failure>,
    {
        let terms = self.terms(Intent::Read);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            work(tx, &right).map_err(Into::into)
        })
        .await
    }

    /// Changes something as the caller, who is admitted inside the transaction.
    pub(crate) async fn write<P, T, E, F>(&self, caller: Caller<P>, work: F) -> Result<T, Failure>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Failure>,
    {
        let terms = self.terms(Intent::Change);
        self.write_as_system(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            work(tx, &right).map_err(Into::into)
        })
        .await
    }

    /// Refuses the caller now who would be refused by [`App::write`] in any case: before a body is read that may be large.
    pub(crate) async fn authorize<P, E, F>(&self, caller: Caller<P>, may: F) -> Result<(), Failure>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<(), E> + Send + 'static,
        P: Permission + 'static,
        E: Into<Failure>,
    {
        let terms = self.terms(Intent::Change);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            may(tx, &right).map_err(Into::into)
        })
        .await
    }

    /// Counts one attempt, or refuses it; over all nodes where [`Policy::is_shared`] says so. What this node refuses costs no database.
    pub(crate) async fn allow(&self, policy: Policy, key: Key) -> Result<Option<Allowance>, Failure> {
        let allowance = self.limits.check(policy, &key, self.clock.now())?;
        if let Some(limit) = allowance.filter(|_| policy.is_shared() && self.db.is_shared()) {
            let row = self.attempts.over(&[limit.name.as_bytes(), &key.bytes()]);
            let counted = self.write_as_system(move |tx| attempt::count(tx, &row, limit)).await?;
            counted.map_err(|wait| Exceeded::elsewhere(limit, wait))?;
        }
        Ok(allowance)
    }

    /// Tells those apart who ask from different addresses, without naming an address.
    pub(crate) fn requester(&self, ip: IpAddr) -> String {
        to_base64(&self.attempts.over(&[b"requester", &Key::address(ip).bytes()]))
    }

    /// Where the database counts attempts, and against which limit; `None` when nothing limits this.
    pub(crate) fn shared_count(&self, policy: Policy, key: &Key) -> Option<([u8; 16], Allowance)> {
        let limit = self.limits.whole(policy, key)?;
        Some((self.attempts.over(&[limit.name.as_bytes(), &key.bytes()]), limit))
    }

    /// Looks ahead at [`App::create_idempotent`], before work for it that no transaction can wait for. `may` says whether it would be refused;
    /// a repetition gets the stored answer here already. It is looked for last: `may` may see what the first request has done, and
    /// the answer became visible together with that.
    pub(crate) async fn check_before_create<P, E, F>(
        &self,
        caller: Caller<P>,
        ticket: Ticket,
        may: F,
    ) -> Result<Option<Answer>, Failure>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<(), E> + Send + 'static,
        P: Permission + 'static,
        E: Into<Failure>,
    {
        let terms = self.terms(Intent::Change);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            let refusal = may(tx, &right).err();
            match (stored_answer(tx, caller.claims.user, &ticket)?, refusal) {
                (None, Some(refusal)) => Err(refusal.into()),
                (answer, _) => Ok::<_, Failure>(answer),
            }
        })
        .await
    }

    /// Creates something as the caller, once for each `Idempotency-Key`: the answer is kept in the same transaction, and a
    /// repetition gets it again.
    pub(crate) async fn create_idempotent<P, T, E, F>(
        &self,
        caller: Caller<P>,
        ticket: Ticket,
        work: F,
    ) -> Result<Answer, Failure>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<Made<T>, E> + Send + 'static,
        P: Permission + 'static,
        T: Serialize,
        E: Into<Failure>,
    {
        let user = caller.claims.user;
        self.write(caller, move |tx, right| {
            if let Some(answer) = stored_answer(tx, user, &ticket)? {
                return Ok(answer);
            }
            let answer = Answer::of(&work(tx, right).map_err(Into::into)?)?;
            store_answer(tx, user, ticket.clone(), &answer)?;
            Ok::<_, Failure>(answer)
        })
        .await
    }
}

/// What a creating request has led to.
#[derive(Debug)]
pub(crate) enum Made<T> {
    /// It exists now: 201.
    New(T),
    /// It existed already: 200.
    Existing(T),
}

impl<T> Made<T> {
    /// The same in another shape.
    pub(crate) fn map<U>(self, shape: impl FnOnce(T) -> U) -> Made<U> {
        match self {
            Made::New(made) => Made::New(shape(made)),
            Made::Existing(existing) => Made::Existing(shape(existing)),
        }
    }
}

/// An answer that can be given again.
#[derive(Debug)]
pub(crate) struct Answer {
    status: i64,
    json: String,
}

impl Answer {
    fn of<T: Serialize>(made: &Made<T>) -> Result<Self, Failure> {
        let (status, body) = match made {
            Made::New(body) => (StatusCode::CREATED, body),
            Made::Existing(body) => (StatusCode::OK, body),
        };
        let json = serde_json::to_string(body).map_err(|error| Failure::internal(&error))?;
        Ok(Self { status: status.as_u16().into(), json })
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = u16::try_from(self.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        (status.unwrap_or(StatusCode::OK), [(header::CONTENT_TYPE, "application/json")], self.json).into_response()
    }
}

fn stored_answer(tx: &mut Tx<'_>, user: UserId, ticket: &Ticket) -> Result<Option<Answer>, Failure> {
    let Some(key) = &ticket.key else { return Ok(None) };
    match StoredAnswer::find(tx, user, &ticket.route, key)? {
        Some(stored) if stored.request_hash != ticket.request_hash => {
            let detail = "This Idempotency-Key came with another request before; use a new key for a new request.";
            Err(Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", detail))
        }
        Some(StoredAnswer { status, body: json, .. }) => Ok(Some(Answer { status, json })),
        None => Ok(None),
    }
}

fn store_answer(tx: &mut Tx<'_>, user: UserId, ticket: Ticket, answer: &Answer) -> Result<(), Failure> {
    let Some(key) = ticket.key else { return Ok(()) };
    let stored = StoredAnswer { request_hash: ticket.request_hash, status: answer.status, body: answer.json.clone() };
    Ok(stored.save(tx, user, &ticket.route, &key)?)
}

/// Addresses are one account in every spelling, those from before this was so as well. Where two accounts have one address already, the
/// one that has it in the spelling of today keeps it.
async fn respell_addresses(db: &Database) -> Result<(), StartError> {
    let mut after = Some(UserId::from(Uuid::nil()));
    while let Some(last) = after {
        let respelt = db.write(move |tx| respell(tx, last)).await?;
        for user in respelt.taken {
            tracing::warn!(%user, "the address of this account belongs to another account in another spelling: it cannot be signed in to by address");
        }
        after = respelt.last;
    }
    Ok(())
}

/// SQLite is read by a few threads, PostgreSQL over all its connections.
fn half_of_the_readers(settings: &Settings) -> usize {
    let readers = match settings.database_url {
        DatabaseUrl::Sqlite(_) => database::sqlite_readers(),
        DatabaseUrl::Postgres(_) => settings.database_connections.get().into(),
    };
    (readers / 2).max(1)
}

/// A store that does not answer costs what needs it and nothing else: whose it is shows when it is back.
async fn claim_now_or_later(db: &Database, storage: &Storage, settings: &Settings) -> Result<(), StoreError> {
    const PATIENCE: Duration = Duration::from_secs(5);
    match timeout(PATIENCE, claim_store(db, storage, &settings.storage_url)).await {
        Ok(Err(StoreError::Failed { url, reason, is_away: true })) => {
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
    let known = db.read(Category::all).await?;
    let is_known = |slug: &str| known.iter().any(|category| category.slug == slug);
    match extra.0.iter().filter_map(|file| file.category.as_deref()).find(|slug| !is_known(slug)) {
        Some(unknown) => Err(StartError::NoSuchCategory(unknown.to_owned())),
        None => Ok(()),
    }
}

macro_rules! from_app {
    ($($part:ident: $type:ty),+ $(,)?) => {$(
        impl FromRef<App> for $type {
            fn from_ref(app: &App) -> Self {
                app.$part.clone()
            }
        }
    )+};
}
from_app!(tokens: Tokens, clock: Clock, seal: Seal, site: Site, trusted_proxies: TrustedProxies);
