//! `hirehall user`. Works while a server runs on the same data.

use super::{
    admin::{called, find, read},
    new_file::NewFile,
    offline,
    output::{Outcome, confirm, say_either},
};
use crate::{
    admin::operator::services::{self, AccountName},
    app::App,
    auth::{
        deletion::flows::finish,
        export::flows::{Receiver, write_archive},
    },
    core::text::Reason,
    settings::Settings,
};
use clap::Subcommand;
use serde_json::json;
use std::{io::BufWriter, path::PathBuf};

#[derive(Subcommand)]
pub(super) enum UserCommand {
    /// Write everything that an account's own export contains into a ZIP file, identity documents included.
    Export {
        /// The e-mail address or the id of the account.
        account: AccountName,
        /// The file to write. It must not exist.
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Delete an account for ever, as its owner would: personal data are erased, and the records of others keep a
    /// "Deleted user".
    Erase {
        /// The e-mail address or the id of the account.
        account: AccountName,
        /// Why, for the audit trail.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
        #[arg(long)]
        json: bool,
    },
}

/// Runs the command.
pub(super) async fn run(settings: Settings, command: UserCommand) -> Outcome {
    offline::with_app(settings, async |app| match command {
        UserCommand::Export { account, file, json } => export(app, &account, file, json).await,
        UserCommand::Erase { account, reason, yes, json } => erase(app, &account, reason, yes, json).await,
    })
    .await
}

async fn export(app: &App, account: &AccountName, path: PathBuf, json: bool) -> Outcome {
    let user = find(app, account).await?;
    let file = NewFile::create(&path)?;
    let out = BufWriter::new(file.file()?);
    offline::write(app, move |tx| services::record_export(tx, user.id)).await?;
    let written = write_archive(app, user.id, Receiver::Owner, out).await;
    written.map_err(|problem| {
        let cause = problem.cause().unwrap_or_else(|| problem.detail()).to_owned();
        format!("the data of {} cannot be written: {cause}", user.id)
    })?;
    file.finish()?;
    let text = format!("{} is written to {}.\n", called(&user), path.display());
    say_either(json, &text, &json!({ "id": user.id, "email": user.email, "file": path }))
}

async fn erase(app: &App, account: &AccountName, reason: Option<String>, yes: bool, json: bool) -> Outcome {
    let user = find(app, account).await?;
    let reason = match reason {
        Some(reason) => Some(read::<Reason, 1>([("reason", &reason)])?.reason),
        None => None,
    };
    confirm(yes, &format!("{} is deleted for ever, with its documents, pictures and listings.", called(&user)))?;
    offline::write(app, move |tx| services::erase(tx, user.id, reason.as_deref())).await?;
    // What is left is erased by a server, step by step.
    let is_finished = finish(app, user.id).await.is_ok();
    let rest = if is_finished { "" } else { " A running server erases the rest of its data." };
    let text = format!("{} is deleted.{rest}\n", called(&user));
    say_either(json, &text, &json!({ "id": user.id, "is_finished": is_finished }))
}
