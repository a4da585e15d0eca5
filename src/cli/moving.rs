//! `hirehall move`: into another database. No server may run on either.

use super::{
    migrate,
    output::{Outcome, read_input_line, say},
    server_lock::lock_database,
};
use crate::{
    backup::{self, Moved},
    core::config::{DatabaseUrl, Value as _},
    settings::Settings,
};
use clap::Args;
use indicatif::ProgressBar;
use std::{
    fs,
    io::{self, Write as _},
};

#[derive(Args)]
pub(super) struct MoveArgs {
    /// The new database, which has never been used: `postgres://…`, `sqlite:<path>`, or `-` to read it from standard input, which other
    /// users of the machine cannot see.
    #[arg(long, value_name = "URL")]
    to: String,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, args: MoveArgs) -> Outcome {
    tokio::task::spawn_blocking(move || move_to(&settings, &args)).await.map_err(|error| error.to_string())?
}

fn move_to(settings: &Settings, args: &MoveArgs) -> Outcome {
    let url = if args.to == "-" { read_input_line()?.to_string() } else { args.to.clone() };
    let to = settings
        .parse_database_url(url.trim())
        .map_err(|why| format!("--to is not the URL of a database ({why}): expected {}", DatabaseUrl::EXPECTED))?;
    if is_same(&to, &settings.database_url) {
        return Err("--to names the database that is to be moved".to_owned());
    }
    migrate::require_installation(settings)?;
    for database in [&settings.database_url, &to] {
        lock_database(database)?;
    }
    let progress = ProgressBar::new_spinner();
    let moved = backup::move_to(settings, &to, &progress);
    progress.finish_and_clear();
    let done = match moved.map_err(|error| error.to_string())? {
        Moved::Finished => "An earlier attempt had moved everything; now it is finished.".to_owned(),
        Moved::Whole { rows, other_sessions } => {
            warn_of_sessions(other_sessions);
            format!("{rows} rows are moved, and each is the same in the new database.")
        }
    };
    say(&format!(
        "{done} Set HIREHALL_DATABASE_URL to {} (with its password, if it has one) and start `hirehall serve`. Files and master key stay where \
         they are. The old database refuses every change; delete it when you need it no more.\n",
        to.show()
    ))
}

fn is_same(one: &DatabaseUrl, other: &DatabaseUrl) -> bool {
    match (one, other) {
        (DatabaseUrl::Sqlite(one), DatabaseUrl::Sqlite(other)) => {
            one == other
                || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
        }
        _ => one.show() == other.show(),
    }
}

fn warn_of_sessions(open: i64) {
    if open > 0 {
        let _ = writeln!(
            io::stderr(),
            "{open} other connections to the old database are open: stop the servers that hold them. They answer 503 to every change."
        );
    }
}
