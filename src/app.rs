//! What a request can reach.

use crate::settings::Settings;
use crate::{
    auth::{
        oidc::provider::Providers,
        permissions::{AdmissionPolicy, Intent, Permission, admit},
    },
    core::{
        clock::Clock,
        clock_watch::ClockWatch,
        dependencies::{Caller, IdempotencyKey, Site, TrustedProxies},
        email::Mailer,
        error::Problem,
        rate_limit::{Allowance, Exceeded, Key, Policy, RateLimits},
        scanner::Scanner,
        security::{Mac, Passwords, SecondFactors, Tokens, to_base64},
        storage::Storage,
    },
    database::{Database, Tx, health::Readiness, models::attempt},
    event::live_tail::LiveTail,
    idempotency::{Created, StoredResponse, store_answer, stored_answer},
    worker::kyc::check::client::CheckClient,
};
use axum::extract::FromRef;
use serde::Serialize;
use std::{net::IpAddr, ops::Deref, sync::Arc, time::Duration};
use tokio::{sync::Semaphore, time::timeout};
use tokio_util::sync::CancellationToken;
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
    pub cursor_mac: Mac,
    /// Encrypted files.
    pub(crate) storage: Storage,
    /// Tells whether a file is malware.
    pub(crate) scanner: Scanner,
    /// Looks at identity checks first, if the operator has somebody who does.
    pub(crate) checker: Option<CheckClient>,
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
    pub live_tail: LiveTail,
    /// Proves that somebody was given the URL of an export.
    pub(crate) export_mac: Mac,
    /// Tells whether two documents have one number, or two submissions come from one network.
    pub(crate) document_mac: Mac,
    /// How many searches may run at a time.
    pub(crate) searches: Arc<Semaphore>,
    /// Names the counts that nodes share.
    pub(crate) attempt_mac: Mac,
    /// Notices when the clock leaps.
    pub(crate) clock_watch: ClockWatch,
    /// Cancelled when it is time to go: live feeds close, background loops end.
    pub stop: CancellationToken,
    /// Cancelled when the server will stop soon, with [`stop`](Self::stop) at the latest: it is not ready for new work.
    pub draining: CancellationToken,
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// What is opened by [`crate::startup::open`].
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// On what terms somebody is admitted.
    pub(crate) fn terms(&self, intent: Intent) -> AdmissionPolicy {
        AdmissionPolicy { intent, admins_need_second_factor: self.settings.admin_second_factor }
    }

    /// How long this process has been running, whatever the clock says.
    pub(crate) fn running_for(&self) -> Duration {
        self.clock_watch.running_for(&self.clock)
    }

    /// Whether what ends by time may be ended now. A clock that has leapt ahead, or that is ahead of the database's, would end what is
    /// not over, for good. Says so in the log and by a metric.
    pub(crate) async fn is_time_plausible(&self) -> Result<bool, Problem> {
        let database_time = self.db.clock().await?;
        Ok(self.clock_watch.is_plausible(&self.clock, database_time))
    }

    /// Reads what anybody may see.
    pub(crate) async fn read_public<T, E, F>(&self, work: F) -> Result<T, Problem>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.db.read(move |tx| work(tx).map_err(Into::into)).await
    }

    /// Reads what takes long to find. Such reads take half of the database's readers at most, so others never wait behind them.
    pub(crate) async fn search<T, E, F>(&self, work: F) -> Result<T, Problem>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        const SEARCH_TIMEOUT: Duration = Duration::from_secs(2);
        let turn = timeout(SEARCH_TIMEOUT, Arc::clone(&self.searches).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            let detail = "More is being searched for than can be found soon; try again in a moment.";
            return Err(Problem::unavailable("overloaded", detail));
        };
        // The work has it until it is done, also when nobody waits for that any more.
        self.read_public(move |tx| {
            let _turn = &turn;
            work(tx)
        })
        .await
    }

    /// Changes something on nobody's behalf: signing up, signing in, background work.
    pub(crate) async fn write_as_system<T, E, F>(&self, work: F) -> Result<T, Problem>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        self.db.write(move |tx| work(tx).map_err(Into::into)).await
    }

    /// Reads as the caller, who is admitted inside the transaction.
    pub(crate) async fn read<P, T, E, F>(&self, caller: Caller<P>, work: F) -> Result<T, Problem>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<T, E> + Send + 'static,
        P: Permission + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        let terms = self.terms(Intent::Read);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            work(tx, &right).map_err(Into::into)
        })
        .await
    }

    /// Changes something as the caller, who is admitted inside the transaction.
    pub(crate) async fn write<P, T, E, F>(&self, caller: Caller<P>, work: F) -> Result<T, Problem>
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
        .await
    }

    /// Refuses the caller now who would be refused by [`App::write`] in any case: before a body is read that may be large.
    pub(crate) async fn authorize<P, E, F>(&self, caller: Caller<P>, may: F) -> Result<(), Problem>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<(), E> + Send + 'static,
        P: Permission + 'static,
        E: Into<Problem>,
    {
        let terms = self.terms(Intent::Change);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            may(tx, &right).map_err(Into::into)
        })
        .await
    }

    /// Counts one attempt, or refuses it; over all nodes where [`Policy::is_shared`] says so. What this node refuses costs no database.
    pub(crate) async fn allow(&self, policy: &'static Policy, key: Key) -> Result<Option<Allowance>, Problem> {
        let allowance = self.limits.check(policy, &key, self.clock.steady())?;
        if let Some(limit) = allowance.filter(|_| policy.is_shared() && self.db.is_shared()) {
            let row = self.attempt_mac.tag(&[limit.name.as_bytes(), &key.bytes()]);
            let counted = self.write_as_system(move |tx| attempt::count(tx, &row, limit)).await?;
            counted.map_err(|wait| Exceeded::elsewhere(limit, wait))?;
        }
        Ok(allowance)
    }

    /// Tells those apart who ask from different addresses, without naming an address.
    pub(crate) fn requester(&self, ip: IpAddr) -> String {
        to_base64(&self.attempt_mac.tag(&[b"requester", &Key::address(ip).bytes()]))
    }

    /// Where the database counts attempts, and against which limit; `None` when nothing limits this.
    pub(crate) fn shared_count(&self, policy: &'static Policy, key: &Key) -> Option<([u8; 16], Allowance)> {
        let limit = self.limits.whole(policy, key)?;
        Some((self.attempt_mac.tag(&[limit.name.as_bytes(), &key.bytes()]), limit))
    }

    /// Looks ahead at [`App::create_idempotent`], before work for it that no transaction can wait for. `may` says whether it would be refused;
    /// a repetition gets the stored answer here already. It is looked for last: `may` may see what the first request has done, and
    /// the answer became visible together with that.
    pub(crate) async fn check_before_create<P, E, F>(
        &self,
        caller: Caller<P>,
        idempotency_key: IdempotencyKey,
        may: F,
    ) -> Result<Option<StoredResponse>, Problem>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<(), E> + Send + 'static,
        P: Permission + 'static,
        E: Into<Problem>,
    {
        let terms = self.terms(Intent::Change);
        self.read_public(move |tx| {
            let right = admit(tx, caller.claims, terms)?;
            let refusal = may(tx, &right).err();
            match (stored_answer(tx, caller.claims.user, &idempotency_key)?, refusal) {
                (None, Some(refusal)) => Err(refusal.into()),
                (answer, _) => Ok::<_, Problem>(answer),
            }
        })
        .await
    }

    /// Creates something as the caller, once for each `Idempotency-Key`: the answer is kept in the same transaction, and a
    /// repetition gets it again.
    pub(crate) async fn create_idempotent<P, T, E, F>(
        &self,
        caller: Caller<P>,
        idempotency_key: IdempotencyKey,
        work: F,
    ) -> Result<StoredResponse, Problem>
    where
        F: Fn(&mut Tx<'_>, &P) -> Result<Created<T>, E> + Send + 'static,
        P: Permission + 'static,
        T: Serialize,
        E: Into<Problem>,
    {
        let user = caller.claims.user;
        self.write(caller, move |tx, right| {
            if let Some(answer) = stored_answer(tx, user, &idempotency_key)? {
                return Ok(answer);
            }
            let answer = StoredResponse::of(&work(tx, right).map_err(Into::into)?)?;
            store_answer(tx, user, idempotency_key.clone(), &answer)?;
            Ok::<_, Problem>(answer)
        })
        .await
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
