//! `hirehall doctor`: checks the installation.

mod disk;
mod files;
mod finding;
mod outside;

use super::{
    limits, migrate,
    output::{Outcome, say},
};
use crate::settings::Settings;
use crate::{
    core::{
        clock::{Clock, Timestamp},
        config::{DatabaseUrl, StorageUrl},
        security::{key_file::is_open_to_others, master_key::RootKey},
    },
    database::{
        self,
        health::{self, Health},
        models::installation::mails_held_since,
        queue::{self, TaskKind},
    },
    installation,
    server::{Acme, AcmeOptions, Tls},
};
use clap::Args;
use finding::{Finding, Findings, NOT_CREATED_YET};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

#[derive(Args)]
pub(super) struct DoctorArgs {
    /// Print one JSON object: `ok`, and `checks` with `name`, `ok` and `message`.
    #[arg(long)]
    json: bool,
}

/// Runs every check, prints one line for each, and fails if one of them fails.
pub(super) async fn examine(settings: Settings, args: &DoctorArgs) -> Outcome {
    let asked = settings.clone();
    let blocking = tokio::task::spawn_blocking(move || {
        let health = database(&asked);
        let root = health.as_ref().map_err(|_| UNKNOWN.to_owned()).and_then(|_| root_key(&asked));
        let findings = [
            ("data directory", permissions(&asked)),
            ("open files", limits::check(&asked)),
            ("disk", disk::check(&asked)),
            ("database", health.as_ref().map(|health| health.engine.clone()).map_err(Clone::clone)),
            ("integrity", with(&health, |health| health.integrity.clone())),
            ("durability", with(&health, |health| health.durability.clone())),
            ("migrations", migrations(&asked)),
            ("master key", master_key(&root)),
            ("held mails", with(&health, |_| held_mails(&asked))),
            ("failed tasks", with(&health, |_| failed_tasks(&asked))),
            ("clock", clock(Clock::system().now(), health.as_ref().ok())),
        ];
        (findings, root)
    });
    let (done, root) = blocking.await.map_err(|error| error.to_string())?;
    let mut findings = Findings::default();
    findings.extend(done);
    findings.extend(files::examine(&settings, root.ok().flatten()).await);
    outside::examine(&settings, &mut findings).await;
    if let (Some(certificate), Some(key)) = (&settings.tls_certificate, &settings.tls_key) {
        findings.add("certificate", tls(certificate, key));
    }
    if let Some(options) = AcmeOptions::of(&settings) {
        findings.add("certificate", kept_certificate(options));
    }

    say(&if args.json { findings.json().map_err(|error| error.to_string())? } else { findings.lines() })?;
    match findings.failed() {
        0 => Ok(()),
        1 => Err("one check failed".to_owned()),
        failed => Err(format!("{failed} checks failed")),
    }
}

const UNKNOWN: &str = "unknown while the database does not answer";

fn with<T>(health: &Result<Health, String>, of: impl FnOnce(&Health) -> Result<T, String>) -> Result<T, String> {
    health.as_ref().map_err(|_| UNKNOWN.to_owned()).and_then(of)
}

/// The master key, and the root key that it unwraps; `None` if the database has no root key yet.
fn root_key(settings: &Settings) -> Result<Option<RootKey>, String> {
    installation::find_root_key(settings).map_err(|error| error.to_string())
}

fn master_key(root: &Result<Option<RootKey>, String>) -> Finding {
    match root {
        Ok(Some(_)) => Ok("opens the root key".to_owned()),
        Ok(None) => Ok("the first start creates the root key".to_owned()),
        Err(why) => Err(why.clone()),
    }
}

fn database(settings: &Settings) -> Result<Health, String> {
    if migrate::is_missing(settings) {
        return Err(NOT_CREATED_YET.to_owned());
    }
    health::examine(&settings.database_url, &Clock::system()).map_err(|error| error.to_string())
}

fn migrations(settings: &Settings) -> Finding {
    let schema = migrate::schema(settings)?;
    schema.require_served().map_err(|error| error.to_string())?;
    if let Some(newer) = schema.newer() {
        return Ok(migrate::served_although_newer(newer));
    }
    let all = schema.migrations.len();
    match schema.pending().count() {
        0 => Ok(format!("all {all} applied")),
        pending => Err(format!("{pending} of {all} are pending: run `hirehall migrate`")),
    }
}

fn held_mails(settings: &Settings) -> Finding {
    let held = database::with_own_connection(&settings.database_url, &Clock::system(), mails_held_since);
    match held.map_err(|error: database::Error| error.to_string())? {
        None => Ok("none".to_owned()),
        Some(since) => Err(format!(
            "no mail and no webhook is sent since this became a restored backup or a copy at {since}: run `hirehall queue release` if this is not a drill"
        )),
    }
}

/// Mails that a server has refused for good are nothing unusual; other work that has failed is.
fn failed_tasks(settings: &Settings) -> Finding {
    let counted = database::with_own_connection(&settings.database_url, &Clock::system(), queue::state::count_tasks);
    let counted = counted.map_err(|error: database::Error| error.to_string())?;
    let failed: Vec<String> = counted
        .iter()
        .filter(|count| count.failed > 0)
        .map(|count| format!("{} {}", count.failed, count.kind))
        .collect();
    let text = match failed.as_slice() {
        [] => return Ok("none in the last 30 days".to_owned()),
        failed => format!("in the last 30 days: {}; `hirehall queue failed` says why", failed.join(", ")),
    };
    let is_mail = |kind: &str| kind.parse().is_ok_and(TaskKind::is_mail);
    if counted.iter().any(|count| count.failed > 0 && !is_mail(&count.kind)) {
        return Err(format!("{text}, `hirehall queue retry ID` tries one again, `hirehall queue drop ID` gives it up"));
    }
    Ok(text)
}

/// The clock skew that is tolerated between nodes, and to the database: the leeway of a token's times.
const MAX_SKEW: Duration = Duration::from_secs(5);

fn clock(now: Timestamp, health: Option<&Health>) -> Finding {
    // This was written after that date.
    let plausible = Timestamp::from_unix_seconds(1_767_225_600).unwrap_or(Timestamp::MIN);
    if now < plausible {
        return Err(format!("the clock says {now}, which is long ago"));
    }
    let (theirs, newest) = health.map_or((None, None), |health| (health.clock, health.newest_event));
    if let Some(theirs) = theirs {
        let apart = theirs.saturating_since(now).max(now.saturating_since(theirs));
        if apart > MAX_SKEW {
            return Err(format!("this machine says {now}, the database {theirs}: synchronise them"));
        }
    }
    match newest {
        Some(newest) if newest.saturating_since(now) > MAX_SKEW => {
            Err(format!("the clock says {now}, but the newest event happened at {newest}: the clock was set back"))
        }
        _ => Ok(now.to_string()),
    }
}

/// Checks that only the owner can read the installation's data.
fn permissions(settings: &Settings) -> Finding {
    let data_dir = &settings.data_dir;
    if !data_dir.exists() {
        return Err(format!("{}: {NOT_CREATED_YET}", data_dir.display()));
    }
    let keys = data_dir.join("keys");
    let mut private = vec![data_dir.clone(), keys.join("master.key"), keys, data_dir.join("acme")];
    if let StorageUrl::File(files) = &settings.storage_url {
        private.push(files.clone());
    }
    if let DatabaseUrl::Sqlite(path) = &settings.database_url {
        private.extend(["", "-wal", "-shm"].map(|suffix| PathBuf::from(format!("{}{suffix}", path.display()))));
    }
    let open: Vec<String> =
        private.iter().filter(|path| is_open(path)).map(|path| path.display().to_string()).collect();
    if open.is_empty() {
        Ok(format!("{}: nobody else can read it", data_dir.display()))
    } else {
        Err(format!("other users may read or change {}: chmod -R go= them", open.join(", ")))
    }
}

fn is_open(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| is_open_to_others(&metadata))
}

/// Clients refuse a certificate that has ended; renewals come a month before.
fn tls(certificate: &Path, key: &Path) -> Finding {
    const SOON: Duration = Duration::from_secs(14 * 24 * 60 * 60);
    let tls = Tls::load(certificate, key).map_err(|error| error.to_string())?;
    let Some(end) = tls.expires() else { return Err(format!("{}: its end cannot be read", certificate.display())) };
    if end < Clock::system().now().saturating_add(SOON) {
        return Err(format!("{} ends at {end}: renew it", certificate.display()));
    }
    Ok(format!("{} until {end}", certificate.display()))
}

/// One that is kept for its last quarter was not renewed for long.
fn kept_certificate(options: AcmeOptions) -> Finding {
    let wanted = options.domains.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let acme = Acme::open(options);
    let Some((begins, ends)) = acme.kept_for() else {
        return Err(format!(
            "there is none yet for {wanted}: `hirehall serve` obtains it, and its log says what is in the way"
        ));
    };
    if Clock::system().now() > ends.saturating_sub(ends.saturating_since(begins) / 4) {
        return Err(format!("{wanted}: it ends at {ends}, and was not renewed: the log of `hirehall serve` says why"));
    }
    Ok(format!("{wanted} until {ends}"))
}
