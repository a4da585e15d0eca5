//! The state that is shared by all handlers and background tasks, and transactions on behalf of a caller.

use crate::settings::Settings;
use crate::{
    admin::{stats::services::LatestTotals, system::services::LatestState},
    auth::{
        oidc::providers::Providers,
        permissions::{AdmissionPolicy, Intent, Permission, admit},
    },
    core::{
        clock::Clock,
        clock_watch::ClockWatch,
        dependencies::{Caller, IdempotencyKey, Site, TrustedProxies},
        email::Mailer,
        error::Problem,
        public_http::PublicHttp,
        rate_limit::{Allowance, Exceeded, Policy, RateLimitKey, RateLimits},
        rounds::Rounds,
        scanner::Scanner,
        security::{Mac, Passwords, SecondFactors, Tokens, WebhookSecrets, to_base64},
        storage::Storage,
        traces::Traces,
        upload::Uploads,
    },
    database::{Database, Tx, health::Readiness, ids::UserId, models::attempt},
    event::live_tail::LiveTail,
    idempotency::{Created, StoredResponse, find_response, save_response, was_answered},
    service::services::ListingCounts,
    worker::kyc::check::client::CheckClient,
};
use axum::extract::FromRef;
use serde::Serialize;
use std::{net::IpAddr, ops::Deref, sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;
use webauthn_rs::Webauthn;

/// The shared state. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
pub struct Parts {
    /// The settings.
    pub settings: Settings,
    /// The current time.
    pub clock: Clock,
    /// The database.
    pub db: Database,
    /// The readiness check.
    pub(crate) readiness: Readiness,
    /// Issues and verifies access and refresh tokens.
    pub tokens: Tokens,
    /// Hashes and verifies passwords.
    pub passwords: Passwords,
    /// Derives and checks second factors.
    pub second_factors: SecondFactors,
    /// The WebAuthn relying party; `None` if the host of the public URL is not a domain.
    pub(crate) relying_party: Option<Arc<Webauthn>>,
    /// Authenticates cursors.
    pub cursor_mac: Mac,
    /// The store of encrypted files.
    pub(crate) storage: Storage,
    /// Scans files for malware.
    pub(crate) scanner: Scanner,
    /// Validates uploaded files.
    pub(crate) uploads: Uploads,
    /// The client of the identity check service, if one is configured.
    pub(crate) checker: Option<CheckClient>,
    /// Sends webhooks.
    pub(crate) webhook_http: PublicHttp,
    /// Derives the secrets of webhooks.
    pub(crate) webhook_secrets: WebhookSecrets,
    /// Sends mail.
    pub mailer: Mailer,
    /// The OpenID Connect providers.
    pub(crate) providers: Providers,
    /// The rate limits of this node.
    pub limits: RateLimits,
    /// The origin of our own pages.
    pub(crate) site: Site,
    /// The proxies whose `X-Forwarded-For` is trusted.
    pub(crate) trusted_proxies: TrustedProxies,
    /// Wakes live feeds when there are new events.
    pub live_tail: LiveTail,
    /// Authenticates download URLs of exports.
    pub(crate) export_mac: Mac,
    /// Hashes document numbers and networks, to find equal ones without storing them.
    pub(crate) document_mac: Mac,
    /// The latest totals of the statistics.
    pub(crate) totals: LatestTotals,
    /// The latest counts of listings by category.
    pub(crate) listing_counts: ListingCounts,
    /// The latest state of the installation.
    pub(crate) system: LatestState,
    /// Hashes the keys of rate limits that all nodes share.
    pub(crate) attempt_mac: Mac,
    /// Detects a clock that is ahead.
    pub(crate) clock_watch: ClockWatch,
    /// Begins traces.
    pub(crate) traces: Traces,
    /// When background rounds last succeeded.
    pub(crate) rounds: Rounds,
    /// Cancelled at shutdown: live feeds close, background loops end.
    pub stop: CancellationToken,
    /// Cancelled before a shutdown, with [`stop`](Self::stop) at the latest: the node reports that it is not ready.
    pub draining: CancellationToken,
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The functions that run a closure return the future of the database itself: an `async fn` around it would be compiled for each of
/// some hundred closures.
impl App {
    /// Only [`crate::startup::open`] calls this.
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The rules by which a caller is admitted.
    pub(crate) fn terms(&self, intent: Intent) -> AdmissionPolicy {
        AdmissionPolicy { intent, admins_need_second_factor: self.settings.admin_second_factor }
    }

    /// How long this process has been running, by the monotonic clock.
    pub(crate) fn running_for(&self) -> Duration {
        self.clock_watch.running_for(&self.clock)
    }

    /// Whether anything may expire now. A clock that is ahead would end jobs and delete files too early, which cannot be undone. A clock
    /// that is not plausible is logged and reported as a metric.
    pub(crate) async fn is_time_plausible(&self) -> Result<bool, Problem> {
        let database_time = self.db.clock().await?;
        Ok(self.clock_watch.is_plausible(&self.clock, database_time))
    }

    /// Reads public data.
    pub(crate) fn read_public<T, E, F>(&self, work: F) -> impl Future<Output = Result<T, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.db.read(move |tx| work(tx).map_err(Into::into))
    }

    /// Reads public data by a slow query. Such queries use at most half of the database's readers, so that other reads do not wait for them.
    pub(crate) fn search<T, E, F>(&self, work: F) -> impl Future<Output = Result<T, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.db.search(move |tx| work(tx).map_err(Into::into))
    }

    /// Writes without a caller: for sign-up, sign-in and background work.
    pub(crate) fn write_as_system<T, E, F>(&self, work: F) -> impl Future<Output = Result<T, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.db.write(move |tx| work(tx).map_err(Into::into))
    }

    /// Writes a step at a time, each in a transaction of its own, until one finds nothing more to do (false) or the server stops.
    pub(crate) async fn write_in_steps<E, F>(&self, step: F) -> Result<(), Problem>
    where
        F: Fn(&mut Tx<'_>) -> Result<bool, E> + Clone + Send + 'static,
        E: Into<Problem>,
    {
        while !self.stop.is_cancelled() && self.write_as_system(step.clone()).await? {}
        Ok(())
    }

    /// Reads as the caller, who is admitted inside the transaction.
    pub(crate) fn read<P, T, E, F>(&self, caller: Caller<P>, work: F) -> impl Future<Output = Result<T, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.read_admitted(caller, Intent::Read, work)
    }

    /// Refuses a caller whom [`App::write`] would refuse, before a body is read that may be large.
    pub(crate) fn authorize<P, E, F>(
        &self,
        caller: Caller<P>,
        may: F,
    ) -> impl Future<Output = Result<(), Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<(), E> + Send + 'static,
        P: Permission + 'static,
        E: Into<Problem>,
    {
        self.read_admitted(caller, Intent::Change, may)
    }

    fn read_admitted<P, T, E, F>(
        &self,
        caller: Caller<P>,
        intent: Intent,
        work: F,
    ) -> impl Future<Output = Result<T, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        let terms = self.terms(intent);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            work(tx, &right).map_err(Into::into)
        })
    }

    /// Writes as the caller, who is admitted inside the transaction.
    pub(crate) fn write<P, T, E, F>(
        &self,
        caller: Caller<P>,
        work: F,
    ) -> impl Future<Output = Result<T, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        let terms = self.terms(Intent::Change);
        self.write_as_system(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            work(tx, &right).map_err(Into::into)
        })
    }

    /// Counts one attempt or refuses it, over all nodes if the policy is shared. An attempt that this node refuses does not reach the database.
    pub(crate) async fn allow(&self, policy: &'static Policy, key: RateLimitKey) -> Result<Option<Allowance>, Problem> {
        let allowance = self.limits.check(policy, &key, self.clock.monotonic())?;
        if let Some(limit) = allowance.filter(|_| policy.is_shared() && self.db.is_shared()) {
            let row = self.attempt_mac.tag(&[limit.name.as_bytes(), &key.bytes()]);
            let counted = self.write_as_system(move |tx| attempt::count(tx, &row, limit)).await?;
            counted.map_err(|wait| Exceeded::on_all_nodes(limit, wait))?;
        }
        Ok(allowance)
    }

    /// The same for a request that may come with an `Idempotency-Key`: one that is repeated does nothing, so it does not count.
    pub(crate) async fn allow_once(
        &self,
        policy: &'static Policy,
        key: RateLimitKey,
        user: UserId,
        idempotency_key: &IdempotencyKey,
    ) -> Result<(), Problem> {
        if idempotency_key.value.is_none() || !self.was_answered(user, idempotency_key.clone()).await? {
            self.allow(policy, key).await?;
        }
        Ok(())
    }

    /// A hash of the client's address: it distinguishes addresses and reveals none.
    pub(crate) fn requester(&self, ip: IpAddr) -> String {
        to_base64(&self.attempt_mac.tag(&[b"requester", &RateLimitKey::address(ip).bytes()]))
    }

    /// The database key of a shared count, and its limit; `None` if this is not limited.
    pub(crate) fn shared_count(&self, policy: &'static Policy, key: &RateLimitKey) -> Option<([u8; 16], Allowance)> {
        let limit = self.limits.full_allowance(policy, key)?;
        Some((self.attempt_mac.tag(&[limit.name.as_bytes(), &key.bytes()]), limit))
    }

    /// Whether a request of the account with this `Idempotency-Key` has an answer: one that is repeated does nothing.
    pub(crate) async fn was_answered(&self, user: UserId, idempotency_key: IdempotencyKey) -> Result<bool, Problem> {
        let age = self.settings.keep_responses.duration();
        self.read_public(move |tx| was_answered(tx, user, &idempotency_key, age)).await
    }

    /// Checks before [`App::create_idempotent`] whether it would be refused, so that expensive work is not done in vain. A repeated request
    /// gets the stored response. The response is read after `may`: `may` can refuse because of the row that the first request has created,
    /// and that request's response became visible together with the row.
    pub(crate) fn check_before_create<P, E, F>(
        &self,
        caller: Caller<P>,
        idempotency_key: IdempotencyKey,
        may: F,
    ) -> impl Future<Output = Result<Option<StoredResponse>, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<(), E> + Send + 'static,
        P: Permission + 'static,
        E: Into<Problem>,
    {
        let (user, age) = (caller.claims.user, self.settings.keep_responses.duration());
        self.read_admitted(caller, Intent::Change, move |tx, right| {
            let refusal = may(tx, right).err();
            match (find_response(tx, user, &idempotency_key, age)?, refusal) {
                (None, Some(refusal)) => Err(refusal.into()),
                (response, _) => Ok::<_, Problem>(response),
            }
        })
    }

    /// Creates something as the caller, once for each `Idempotency-Key`: the response is stored in the same transaction, and a repeated
    /// request gets it again.
    pub(crate) fn create_idempotent<P, T, E, F>(
        &self,
        caller: Caller<P>,
        idempotency_key: IdempotencyKey,
        work: F,
    ) -> impl Future<Output = Result<StoredResponse, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<Created<T>, E> + Send + 'static,
        P: Permission + 'static,
        T: Serialize,
        E: Into<Problem>,
    {
        let (user, age) = (caller.claims.user, self.settings.keep_responses.duration());
        self.write(caller, move |tx, right| {
            if let Some(response) = find_response(tx, user, &idempotency_key, age)? {
                return Ok(response);
            }
            let response = work(tx, right).map_err(Into::into)?.response(&idempotency_key)?;
            save_response(tx, user, &idempotency_key, &response)?;
            Ok::<_, Problem>(response)
        })
    }

    /// Changes something as the caller, once for each `Idempotency-Key`: a repeated request gets the first response, although the change
    /// is not possible any more.
    pub(crate) fn change_idempotent<P, T, E, F>(
        &self,
        caller: Caller<P>,
        idempotency_key: IdempotencyKey,
        work: F,
    ) -> impl Future<Output = Result<StoredResponse, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Serialize,
        E: Into<Problem>,
    {
        self.create_idempotent(caller, idempotency_key, move |tx, right| work(tx, right).map(Created::Existing))
    }

    /// The same where a repetition needs no response: it gets `None`, and does nothing.
    #[cfg(feature = "console")]
    pub(crate) fn change_once<P, T, E, F>(
        &self,
        caller: Caller<P>,
        idempotency_key: IdempotencyKey,
        work: F,
    ) -> impl Future<Output = Result<Option<T>, Problem>> + Send
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        let (user, age) = (caller.claims.user, self.settings.keep_responses.duration());
        self.write(caller, move |tx, right| {
            if find_response(tx, user, &idempotency_key, age)?.is_some() {
                return Ok(None);
            }
            let done = work(tx, right).map_err(Into::into)?;
            let response = Created::Existing(()).response(&idempotency_key)?;
            save_response(tx, user, &idempotency_key, &response)?;
            Ok::<_, Problem>(Some(done))
        })
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
from_app!(tokens: Tokens, clock: Clock, cursor_mac: Mac, site: Site, trusted_proxies: TrustedProxies);
