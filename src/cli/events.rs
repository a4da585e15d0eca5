//! `hirehall events`. Works while a server runs on the same data.

use super::{
    new_file::NewFile,
    offline,
    output::{Outcome, say_either, while_doing},
};
use crate::{
    admin::operator::services::record_events_export,
    app::App,
    core::{clock::Timestamp, day::Day},
    database::{Error, ids::UserId},
    event::models::LogEnd,
    event_archive::{
        flows::read::{self, Part},
        models::EventLine,
    },
    settings::Settings,
};
use clap::{Args, Subcommand};
use serde_json::json;
use std::{
    io::{BufWriter, Write},
    path::PathBuf,
};

#[derive(Subcommand)]
pub(super) enum EventsCommand {
    /// Write events into a file, one JSON object a line, oldest first.
    Export(ExportArgs),
}

#[derive(Args)]
pub(super) struct ExportArgs {
    /// The file to write; `-` is standard output. It must not exist.
    file: PathBuf,
    /// The first day (UTC), such as 2026-05-04.
    #[arg(long, value_name = "DAY")]
    from: Option<Day>,
    /// The last day (UTC).
    #[arg(long, value_name = "DAY")]
    to: Option<Day>,
    /// Only the audit trail.
    #[arg(long)]
    audit: bool,
    /// Only events that an account has caused, that are about it, or that its feed had.
    #[arg(long, value_name = "ID")]
    of: Option<UserId>,
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, EventsCommand::Export(args): EventsCommand) -> Outcome {
    offline::with_app(settings, async |app| export(app, &args).await).await
}

async fn export(app: &App, args: &ExportArgs) -> Outcome {
    if args.file.to_str() == Some("-") {
        return write_events(app, args, std::io::stdout()).await.map(drop);
    }
    let file = NewFile::create(&args.file)?;
    let events = write_events(app, args, file.file()?).await?;
    file.finish()?;
    let text = format!("{events} events are written to {}.\n", args.file.display());
    say_either(args.json, &text, &json!({ "events": events, "file": args.file }))
}

/// Writes a page or an archive after the other, so that only one is in memory. Returns the number of events.
async fn write_events(app: &App, args: &ExportArgs, out: impl Write) -> Outcome<u64> {
    let ExportArgs { from, to, audit, of, .. } = *args;
    // Its own record is not part of an export of everything before it.
    let end = app.db.read(LogEnd::find).await.map_err(|error: Error| error.to_string())?;
    offline::write(app, move |tx| record_events_export(tx, from, to, audit)).await?;
    let begin = from.map_or(Timestamp::MIN, Day::start);
    let until = to.map_or(Timestamp::MAX, |last| last.plus(1).start());
    let is_wanted = |event: &EventLine| {
        let is_of = |user: UserId| {
            [event.actor_id, event.client_id, event.worker_id].contains(&Some(user))
                || event.subject_id.as_uuid() == user.as_uuid()
        };
        event.at >= begin && event.at < until && (event.is_audit || !audit) && of.is_none_or(is_of)
    };
    let (mut out, mut after, mut written) = (BufWriter::new(out), 0, 0);
    let failed = || while_doing("the events cannot be written");
    while let Some(part) = read::next(app, after, end, audit).await.map_err(|problem| problem.to_string())? {
        let (events, last) = match part {
            Part::Archived(archive) if archive.last_at < begin || archive.first_at >= until => {
                (Vec::new(), Some(archive.last_id))
            }
            Part::Archived(archive) => (read::lines_of(app, &archive).await?, Some(archive.last_id)),
            Part::Logged(events) => {
                let last = events.last().map(|event| event.id);
                (events, last)
            }
        };
        // A part of an archive was read while it was still in the log.
        for event in events.iter().filter(|event| event.id > after && is_wanted(event)) {
            let line = serde_json::to_string(event).map_err(|error| error.to_string())?;
            writeln!(out, "{line}").map_err(failed())?;
            written += 1;
        }
        after = last.unwrap_or(i64::MAX);
    }
    out.flush().map_err(failed())?;
    Ok(written)
}
