//! Archives what is old, and deletes from the database what is archived.

use super::read::stored_lines;
use crate::{
    app::App,
    core::{clock::Timestamp, config::Days, error::Problem, storage::FileKey},
    database::{self, Tx, is_full_step},
    event::models::{LogEnd, Reader},
    event_archive::models::{Archive, EventLine, delete_old_archives, delete_old_audit, last_passed},
    files::{delete_after_failure, reserve_names},
    job::models::history::remember_events,
    webhook::delivery::needs::{Needs, pass_archived},
};
use axum::body::Bytes;
use sha2::{Digest as _, Sha256};
use std::{io::Write as _, time::Duration};

/// How many events an archive has at most, and how many bytes their lines.
const MAX_EVENTS: i64 = 100_000;
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// How many events are read in one transaction.
const PAGE: i64 = 1000;

/// An archive with fewer events is written when the first of them could have been archived so long ago. So a quiet
/// installation has an archive a week, and not one for each event.
const MAX_WAIT: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The compression level of zstd.
const LEVEL: i32 = 6;

/// One round. Call it only while the clock is plausible.
pub(crate) async fn archive(app: &App) -> Result<(), Problem> {
    // What an interrupted round has archived comes first.
    clear_all(app).await?;
    if let Some(days) = app.settings.event_archive_after {
        while !app.stop.is_cancelled() && archive_next(app, days).await? {
            clear_all(app).await?;
        }
    }
    if let Some(days) = app.settings.audit_archive_after {
        let age = days.duration();
        app.write_in_steps(move |tx| delete_old_audit(tx, age).map(is_full_step)).await?;
    }
    if let Some(days) = app.settings.event_delete_after {
        let age = days.duration();
        app.write_in_steps(move |tx| delete_old_archives(tx, age).map(|deleted| deleted > 0)).await?;
    }
    Ok(())
}

/// What a round may archive.
struct Plan {
    /// The last archived event.
    from: i64,
    /// The last event that may be archived.
    until: i64,
    /// Events since then are too young.
    before: Timestamp,
    needs: Needs,
}

impl Plan {
    /// `None` while there is not enough to archive.
    fn find(tx: &mut Tx<'_>, end: LogEnd, days: Days) -> Result<Option<Plan>, database::Error> {
        let (from, until) = (Reader::Archive.last_seen(tx)?, last_passed(tx, end)?);
        let before = tx.now().saturating_sub(days.duration());
        let first = EventLine::time_of(tx, from, until, 0)?;
        let is_waiting = first.is_some_and(|at| at < before.saturating_sub(MAX_WAIT));
        let is_enough = is_waiting
            || EventLine::time_of(tx, from, until, MAX_EVENTS - 1)?.is_some_and(|at| at < before)
                && first.is_some_and(|at| at < before);
        Ok(if is_enough { Some(Plan { from, until, before, needs: Needs::find(tx)? }) } else { None })
    }
}

/// Archives the next events. False when there are not enough, or another node has archived them.
async fn archive_next(app: &App, days: Days) -> Result<bool, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let Some(plan) = app.read_public(move |tx| Plan::find(tx, end, days)).await? else { return Ok(false) };
    let Some(collected) = collect(app, &plan).await? else { return Ok(false) };
    let Collected { first_id, last_id, first_at, last_at, events, sha256, compressed } = collected;
    let key = FileKey::generate()?;
    let wrapped_key = app.storage.wrap(&key, &Archive::context(first_id, last_id))?;
    let [blob_name] = reserve_names(app).await?;
    app.storage.put(blob_name.clone(), &key, Bytes::from(compressed)).await?;
    let archive = Archive { first_id, last_id, first_at, last_at, events, sha256, blob_name, wrapped_key };
    // What is deleted from the database has been read from the store.
    stored_lines(app, &archive).await?;
    let (new, needs) = (archive.clone(), plan.needs);
    let recorded = app
        .write_as_system(move |tx| Ok::<_, Problem>(pass_archived(tx, &needs, last_id)? && new.insert(tx, plan.from)?))
        .await;
    match recorded {
        Ok(true) => tracing::info!(first_id, last_id, events, "events were archived"),
        Ok(false) => app.storage.delete(&archive.blob_name).await?,
        Err(problem) => {
            delete_after_failure(app, &problem, vec![archive.blob_name]).await;
            return Err(problem);
        }
    }
    Ok(matches!(recorded, Ok(true)))
}

/// The lines of the next archive.
struct Collected {
    first_id: i64,
    last_id: i64,
    first_at: Timestamp,
    last_at: Timestamp,
    events: i64,
    sha256: Vec<u8>,
    compressed: Vec<u8>,
}

/// Reads events until one is too young or still needed, or the archive is full. `None` when nothing may be archived yet.
async fn collect(app: &App, plan: &Plan) -> Result<Option<Collected>, Problem> {
    let failed = |error| Problem::internal(&error);
    let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL).map_err(failed)?;
    let (mut digest, mut bytes, mut events) = (Sha256::new(), 0, 0);
    let mut range: Option<(i64, i64, Timestamp, Timestamp)> = None;
    'pages: while events < MAX_EVENTS && bytes < MAX_BYTES && !app.stop.is_cancelled() {
        let (after, until) = (range.map_or(plan.from, |(_, last, ..)| last), plan.until);
        let page = app.read_public(move |tx| EventLine::after(tx, after, until, false, PAGE)).await?;
        if page.is_empty() {
            break;
        }
        for event in page {
            if plan.needs.includes(&event) {
                // Waiting for a webhook would make many small archives.
                return Ok(None);
            }
            if event.at >= plan.before {
                break 'pages;
            }
            let mut line = serde_json::to_vec(&event).map_err(|error| Problem::internal(&error))?;
            line.push(b'\n');
            digest.update(&line);
            encoder.write_all(&line).map_err(failed)?;
            bytes += line.len();
            events += 1;
            range = Some(match range {
                None => (event.id, event.id, event.at, event.at),
                Some((first, _, first_at, last_at)) => (first, event.id, first_at.min(event.at), last_at.max(event.at)),
            });
        }
    }
    let Some((first_id, last_id, first_at, last_at)) = range.filter(|_| !app.stop.is_cancelled()) else {
        return Ok(None);
    };
    let compressed = encoder.finish().map_err(failed)?;
    Ok(Some(Collected { first_id, last_id, first_at, last_at, events, sha256: digest.finalize().to_vec(), compressed }))
}

/// Deletes the events of recorded archives from the database, a step at a time. The audit trail stays.
async fn clear_all(app: &App) -> Result<(), Problem> {
    app.write_in_steps(clear_step).await
}

/// False when there is nothing to delete.
fn clear_step(tx: &mut Tx<'_>) -> Result<bool, database::Error> {
    let Some(archive) = Archive::to_clear(tx)? else { return Ok(false) };
    let events = archive.step(tx)?;
    let Some(last) = events.last().map(|event| event.id) else {
        archive.set_cleared(tx)?;
        return Ok(true);
    };
    remember_events(tx, &events)?;
    archive.delete_step(tx, last)?;
    Ok(true)
}
