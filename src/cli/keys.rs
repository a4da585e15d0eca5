//! `hirehall keys`. Works while a server runs on the same data.

use super::{
    offline,
    output::{Outcome, read_input_line, say, while_doing},
};
use crate::settings::Settings;
use crate::{
    app::App,
    auth::keys::{models, services},
    core::{
        clock::Timestamp,
        security::{KEY_PROPAGATION_TIME, ListedKey, master_key::MasterKey},
    },
    database::ids::KeyId,
    installation,
};
use clap::Subcommand;
use std::io::IsTerminal as _;
use zeroize::Zeroizing;

#[derive(Subcommand)]
pub(super) enum KeysCommand {
    /// List the keys: which one signs, and which ones only verify older tokens.
    List,
    /// Create a new key. It signs after ten seconds; the old one stays until its last token has expired. Nobody
    /// is signed out.
    Rotate,
    /// Remove a key that may be compromised. Its tokens are refused at once; clients continue with their
    /// refresh tokens.
    Remove {
        /// The id, as `hirehall keys list` shows it.
        id: KeyId,
    },
    /// Change the master key. A key file gets a new key; a configured key is read from a prompt, or from
    /// standard input when it is not a terminal. Files and other rows do not change, and running servers
    /// continue; new ones need the new key.
    RotateMaster,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, command: KeysCommand) -> Outcome {
    offline::with_app(settings, async |app| change(app, command).await).await
}

async fn change(app: &App, command: KeysCommand) -> Outcome {
    match command {
        KeysCommand::List => {
            let keys = app.read_public(models::all).await.map_err(|problem| problem.detail().to_owned())?;
            say(&table(&keys, app.clock.now()))
        }
        KeysCommand::Rotate => {
            let key = offline::write(app, services::rotate).await?;
            say(&format!("{} is the new signing key. It signs in {} s.\n", key.id, KEY_PROPAGATION_TIME.as_secs()))
        }
        KeysCommand::Remove { id } => {
            offline::write(app, move |tx| services::remove(tx, id)).await?;
            say(&format!("{id} was removed; its tokens are refused.\n"))
        }
        KeysCommand::RotateMaster => rotate_master(app).await,
    }
}

/// Reads the new key from the operator if it is configured, else rotates the key file.
async fn rotate_master(app: &App) -> Outcome {
    let Some(old) = &app.settings.master_key else {
        installation::change_key_file(&app.db, &app.settings).await.map_err(|error| error.to_string())?;
        return say(&format!(
            "{} holds a new master key. Back it up, and copy it to every other node before that starts again.\n\
             The one before stands beside it, in the newest master.key.old file. Backups from before need it: keep it as long as those, apart \
             from them.\n",
            app.settings.data_dir.join("keys/master.key").display()
        ));
    };
    let new = read_master_key()?;
    installation::change_master_key(&app.db, old, &new).await.map_err(|error| error.to_string())?;
    say("From now on the new master key counts. Set HIREHALL_MASTER_KEY to it wherever a node starts.\n\
         Backups from before need the old one: keep it as long as those, apart from them.\n")
}

fn read_master_key() -> Outcome<MasterKey> {
    let text = if std::io::stdin().is_terminal() {
        Zeroizing::new(rpassword::prompt_password("New master key: ").map_err(while_doing("the key cannot be read"))?)
    } else {
        read_input_line()?
    };
    MasterKey::from_base64(text.trim()).map_err(|error| {
        format!("{error}; expected 256 random bits in base64, as `openssl rand -base64 32` prints them")
    })
}

fn table(newest_first: &[ListedKey], now: Timestamp) -> String {
    let signing = ListedKey::signing_key(newest_first, now);
    let state = |key: &ListedKey| match signing {
        Some(signing) if key.id == signing.id => "signs",
        Some(signing) if key.created_at > signing.created_at => "will sign in a moment",
        _ => "verifies",
    };
    newest_first.iter().map(|key| format!("{}  made {}  {}\n", key.id, key.created_at, state(key))).collect()
}
