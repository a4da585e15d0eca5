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
    database::{
        Error,
        ids::{SubjectId, UserId},
    },
    event::{
        EventKind,
        models::{LogEnd, Recorded},
    },
    settings::Settings,
};
use clap::{Args, Subcommand};
use serde::Serialize;
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
    #[arg(long)]
    json: bool,
}

/// An event, as a line.
#[derive(Serialize)]
struct Line {
    id: i64,
    #[serde(rename = "type")]
    kind: EventKind,
    at: Timestamp,
    actor_id: Option<UserId>,
    subject_id: SubjectId,
    client_id: Option<UserId>,
    worker_id: Option<UserId>,
    data: serde_json::Value,
}

impl From<Recorded> for Line {
    fn from(event: Recorded) -> Self {
        let data = event.data();
        let Recorded { id, kind, at, actor, subject, client, worker, data: _ } = event;
        Self { id, kind, at, actor_id: actor, subject_id: subject, client_id: client, worker_id: worker, data }
    }
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

/// Writes a page after the other, so that only one is in memory. Returns the number of events.
async fn write_events(app: &App, args: &ExportArgs, out: impl Write) -> Outcome<u64> {
    const PAGE: i64 = 1000;
    let ExportArgs { from, to, audit, .. } = *args;
    // Its own record is not part of an export of everything before it.
    let end = app.db.read(LogEnd::find).await.map_err(|error: Error| error.to_string())?;
    offline::write(app, move |tx| record_events_export(tx, from, to, audit)).await?;
    let begin = from.map_or(Timestamp::MIN, Day::start);
    let until = to.map_or(Timestamp::MAX, |last| last.plus(1).start());
    let (mut out, mut after, mut written) = (BufWriter::new(out), 0, 0);
    let failed = || while_doing("the events cannot be written");
    loop {
        let read = app.db.read(move |tx| match audit {
            true => Recorded::audited_after(tx, after, end, PAGE),
            false => Recorded::after(tx, after, end, PAGE),
        });
        let page = read.await.map_err(|error: Error| error.to_string())?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for event in page.into_iter().filter(|event| event.at >= begin && event.at < until) {
            let line = serde_json::to_string(&Line::from(event)).map_err(|error| error.to_string())?;
            writeln!(out, "{line}").map_err(failed())?;
            written += 1;
        }
    }
    out.flush().map_err(failed())?;
    Ok(written)
}
