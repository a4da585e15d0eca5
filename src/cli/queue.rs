//! `hirehall queue`. Works while a server runs on the same data.

use super::{
    offline,
    output::{Outcome, say},
};
use crate::{
    app::App,
    core::clock::Timestamp,
    database::{
        Error,
        ids::TaskId,
        models::installation,
        queue::{self, TaskState},
    },
    settings::Settings,
};
use clap::Subcommand;

#[derive(Subcommand)]
pub(super) enum QueueCommand {
    /// List open tasks, in the order of their execution.
    List,
    /// List tasks that failed for good in the last 30 days, and why.
    Failed,
    /// Retry a task now, also one that has failed.
    Retry {
        /// The id, as shown in the lists.
        id: TaskId,
    },
    /// Delete a task without executing it.
    Drop {
        /// The id, as shown in the lists.
        id: TaskId,
    },
    /// Send mails again, which are held after a backup was restored.
    Release,
}

/// How many tasks are listed at most.
const MAX_ROWS: i64 = 200;

/// Runs the command.
pub(super) async fn run(settings: Settings, command: QueueCommand) -> Outcome {
    let app = offline::open(settings).await?;
    let done = execute(&app, command).await;
    offline::close(&app).await;
    done
}

async fn execute(app: &App, command: QueueCommand) -> Outcome {
    match command {
        QueueCommand::List => list(app, false).await,
        QueueCommand::Failed => list(app, true).await,
        QueueCommand::Retry { id } => {
            require_known(id, offline::write(app, move |tx| queue::retry(tx, id)).await?)?;
            say(&format!("{id} is tried now.\n"))
        }
        QueueCommand::Drop { id } => {
            require_known(id, offline::write(app, move |tx| queue::delete(tx, id)).await?)?;
            say(&format!("{id} is deleted.\n"))
        }
        QueueCommand::Release => {
            let were_held = offline::write(app, installation::release_mails).await?;
            say(if were_held { "Mails are sent from now on.\n" } else { "No mail was held.\n" })
        }
    }
}

async fn list(app: &App, failed: bool) -> Outcome {
    let read = app.db.read(move |tx| {
        let tasks = if failed { queue::failed_tasks(tx, MAX_ROWS)? } else { queue::open_tasks(tx, MAX_ROWS)? };
        Ok::<_, Error>((tasks, queue::count_tasks(tx)?, installation::mails_held_since(tx)?))
    });
    let (tasks, counts, held_since) = read.await.map_err(|error| error.to_string())?;
    let now = app.clock.now();
    let mut text: String = tasks.iter().map(|task| if failed { failure(task) } else { waiting(task, now) }).collect();
    if counts.is_empty() {
        text.push_str("Nothing waits, and nothing has failed.\n");
    }
    for queue::TaskCount { kind, open, failed } in counts {
        text.push_str(&format!("{}: {open} open, {failed} failed\n", kind.as_str()));
    }
    if let Some(since) = held_since {
        text.push_str(&format!(
            "Mails are held since {since}, when a backup was restored: see `hirehall queue release`.\n"
        ));
    }
    say(&text)
}

fn waiting(task: &TaskState, now: Timestamp) -> String {
    let state = match task.due_at <= now {
        _ if task.is_claimed && task.due_at > now => format!("claimed until {}", task.due_at),
        true => format!("due since {}", task.due_at),
        false => format!("due at {}", task.due_at),
    };
    let error = task.last_error.as_ref().map(|error| format!("; last error: {error}")).unwrap_or_default();
    format!("{}  {}  {state}  attempts {}{error}\n", task.id, task.kind.as_str(), task.attempts)
}

fn failure(task: &TaskState) -> String {
    let failed_at = task.failed_at.map(|at| at.to_string()).unwrap_or_default();
    let error = task.last_error.as_deref().unwrap_or("unknown error");
    format!("{}  {}  failed {failed_at}  attempts {}: {error}\n", task.id, task.kind.as_str(), task.attempts)
}

fn require_known(id: TaskId, is_known: bool) -> Outcome {
    if is_known { Ok(()) } else { Err(format!("there is no task {id}")) }
}
