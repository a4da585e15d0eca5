//! `hirehall queue`. Works while a server runs on the same data.

use super::{
    offline,
    output::{Outcome, confirm, say, say_either, say_json},
};
use crate::{
    admin::operator::services,
    app::App,
    core::clock::Timestamp,
    database::{
        Error,
        ids::TaskId,
        models::installation,
        queue::state::{self, TaskCount, TaskState},
    },
    settings::Settings,
};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;

#[derive(Subcommand)]
pub(super) enum QueueCommand {
    /// List open tasks, in the order of their execution.
    List(Page),
    /// List tasks that failed for good in the last 30 days, and why.
    Failed(Page),
    /// Retry a task now, also one that has failed.
    Retry {
        /// The id, as shown in the lists.
        id: TaskId,
        #[arg(long)]
        json: bool,
    },
    /// Delete a task without executing it.
    Drop {
        /// The id, as shown in the lists.
        id: TaskId,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
        #[arg(long)]
        json: bool,
    },
    /// Send mails and webhooks again, which are held in a restored backup or a copy.
    Release {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
pub(super) struct Page {
    /// List at most so many.
    #[arg(long, value_name = "NUMBER", default_value_t = 200, value_parser = clap::value_parser!(i64).range(1..=1000))]
    limit: i64,
    /// Continue after this task.
    #[arg(long, value_name = "ID")]
    after: Option<TaskId>,
    #[arg(long)]
    json: bool,
}

/// What `list` and `failed` tell.
#[derive(Serialize)]
struct Listing {
    tasks: Vec<TaskState>,
    /// The task to continue after; `None` if these are all.
    next: Option<TaskId>,
    counts: Vec<TaskCount>,
    mails_held_since: Option<String>,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, command: QueueCommand) -> Outcome {
    offline::with_app(settings, async |app| execute(app, command).await).await
}

async fn execute(app: &App, command: QueueCommand) -> Outcome {
    match command {
        QueueCommand::List(page) => list(app, false, page).await,
        QueueCommand::Failed(page) => list(app, true, page).await,
        QueueCommand::Retry { id, json } => {
            offline::write(app, move |tx| services::retry_task(tx, id)).await?;
            say_either(json, &format!("{id} is tried now.\n"), &json!({ "id": id }))
        }
        QueueCommand::Drop { id, yes, json } => {
            confirm(yes, &format!("The task {id} is deleted without being done."))?;
            offline::write(app, move |tx| services::drop_task(tx, id)).await?;
            say_either(json, &format!("{id} is deleted.\n"), &json!({ "id": id }))
        }
        QueueCommand::Release { json } => {
            let were_held = offline::write(app, services::release_mails).await?;
            let text = if were_held { "Mails and webhooks are sent from now on.\n" } else { "No mail was held.\n" };
            say_either(json, text, &json!({ "were_held": were_held }))
        }
    }
}

async fn list(app: &App, failed: bool, Page { limit, after, json }: Page) -> Outcome {
    let read = app.db.read(move |tx| {
        if let Some(after) = after
            && state::find(tx, after)?.is_none()
        {
            return Ok(None);
        }
        // One more tells whether there are more.
        let rows = limit.saturating_add(1);
        let tasks = if failed { state::failed_tasks(tx, after, rows)? } else { state::open_tasks(tx, after, rows)? };
        Ok::<_, Error>(Some((tasks, state::count_tasks(tx)?, installation::mails_held_since(tx)?)))
    });
    let gone = || "there is no such task any more: it was done, or deleted; list from the beginning".to_owned();
    let (mut tasks, counts, mails_held_since) = read.await.map_err(|error| error.to_string())?.ok_or_else(gone)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = tasks.len() > limit;
    tasks.truncate(limit);
    let next = tasks.last().filter(|_| has_more).map(|task| task.id);
    let listing = Listing { tasks, next, counts, mails_held_since };
    if json { say_json(&listing) } else { say(&text(&listing, failed, app.clock.now())) }
}

fn text(listing: &Listing, failed: bool, now: Timestamp) -> String {
    let Listing { tasks, next, counts, mails_held_since } = listing;
    let mut text: String = tasks.iter().map(|task| if failed { failure(task) } else { waiting(task, now) }).collect();
    if let Some(next) = next {
        text.push_str(&format!("There are more: see --after {next}\n"));
    }
    if counts.is_empty() {
        text.push_str("Nothing waits, and nothing has failed.\n");
    }
    for TaskCount { kind, open, failed } in counts {
        text.push_str(&format!("{kind}: {open} open, {failed} failed\n"));
    }
    if let Some(since) = mails_held_since {
        text.push_str(&format!(
            "Mails are held since {since}, and so are webhooks, because this is a restored backup or a copy: see `hirehall queue release`.\n"
        ));
    }
    text
}

fn waiting(task: &TaskState, now: Timestamp) -> String {
    let state = match task.due_at <= now {
        _ if task.is_claimed && task.due_at > now => format!("claimed until {}", task.due_at),
        true => format!("due since {}", task.due_at),
        false => format!("due at {}", task.due_at),
    };
    let error = task.last_error.as_ref().map(|error| format!("; last error: {error}")).unwrap_or_default();
    format!("{}  {}  {state}  attempts {}{error}\n", task.id, task.kind, task.attempts)
}

fn failure(task: &TaskState) -> String {
    let failed_at = task.failed_at.map(|at| at.to_string()).unwrap_or_default();
    let error = task.last_error.as_deref().unwrap_or("unknown error");
    format!("{}  {}  failed {failed_at}  attempts {}: {error}\n", task.id, task.kind, task.attempts)
}
