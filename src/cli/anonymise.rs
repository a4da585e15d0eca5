//! `hirehall anonymise`. Works while servers run on the original.

use super::{
    migrate,
    output::{Outcome, read_input_line, say, say_either, while_doing},
    server_lock::lock_database,
};
use crate::{
    anonymise::{anonymise, described},
    core::{
        config::{DatabaseUrl, Value as _},
        security::{hash_password, random_secret},
    },
    settings::Settings,
};
use clap::Args;
use indicatif::ProgressBar;
use serde_json::json;
use zeroize::Zeroizing;

#[derive(Args)]
pub(super) struct AnonymiseArgs {
    /// The database of the copy: sqlite:<path> or postgres://…. It must never have been used.
    #[arg(long, value_name = "URL", required_unless_present = "rules")]
    to: Option<String>,
    /// Copy nothing; say what becomes of every column.
    #[arg(long)]
    rules: bool,
    /// Read the one password of all accounts from standard input, instead of making and printing one.
    #[arg(long)]
    password_from_input: bool,
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, args: AnonymiseArgs) -> Outcome {
    let work = move || match &args.to {
        Some(to) if !args.rules => copy(&settings, to, &args),
        _ => say(&described()),
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())?
}

fn copy(settings: &Settings, to: &str, args: &AnonymiseArgs) -> Outcome {
    let wrong = |why: String| format!("--to: {why}; expected {}", DatabaseUrl::EXPECTED);
    let to = settings.parse_database_url(to).map_err(wrong)?;
    migrate::require_installation(settings)?;
    let password = match args.password_from_input {
        true => read_input_line()?,
        false => Zeroizing::new(random_secret()),
    };
    if password.is_empty() {
        return Err("the password is empty".to_owned());
    }
    let password_hash = hash_password(&password).map_err(|problem| problem.detail().to_owned())?;
    if let DatabaseUrl::Sqlite(path) = &to {
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(directory) = directory.filter(|directory| !directory.is_dir()) {
            return Err(format!("there is no directory {}", directory.display()));
        }
    }
    // No server may start on the copy meanwhile.
    lock_database(&to)?;
    let progress = ProgressBar::new_spinner();
    let rows = anonymise(&settings.database_url, &to, &password_hash, &progress);
    progress.finish_and_clear();
    let rows = rows.map_err(while_doing("no copy was made"))?;
    let shown = (!args.password_from_input).then(|| password.to_string());
    let with = match &shown {
        Some(password) => format!("the password {password}"),
        None => "the password from standard input".to_owned(),
    };
    let text = format!(
        "{rows} rows are copied without personal data. Every account has {with}; addresses are shown by `hirehall admin list` on \
         the copy. It has no files: give it a data directory and a file store of its own. No mail is sent until `hirehall queue release`.\n"
    );
    say_either(args.json, &text, &json!({ "rows": rows, "password": shown }))
}
