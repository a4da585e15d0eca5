//! `hirehall keys`. Works while a server runs on the same data.

use super::{Outcome, beside, say};
use crate::{
    auth::keys::{models, services},
    core::{
        clock::Timestamp,
        config::Settings,
        security::{KEY_IS_KNOWN_AFTER, ListedKey},
    },
    database::ids::KeyId,
};
use clap::Subcommand;

#[derive(Subcommand)]
pub(super) enum KeysCommand {
    /// List them: which one signs, and which ones only verify what they have signed before.
    List,
    /// Make a new one. It signs from ten seconds later on; the old one stays until its last token has expired. Nobody is signed out.
    Rotate,
    /// Remove one that somebody else may know. What it has signed is refused at once; clients go on with their refresh tokens.
    Remove {
        /// As `hirehall keys list` shows it.
        id: KeyId,
    },
}

/// Does what is asked about signing keys.
pub(super) async fn run(settings: Settings, command: KeysCommand) -> Outcome {
    let app = beside::open(settings).await?;
    match command {
        KeysCommand::List => {
            let keys = app.look(models::all).await.map_err(|failure| failure.detail().to_owned())?;
            say(&table(&keys, app.clock.now()))
        }
        KeysCommand::Rotate => {
            let key = beside::write(&app, services::rotate).await?;
            say(&format!("{} is the new signing key. It signs in {} s.\n", key.id, KEY_IS_KNOWN_AFTER.as_secs()))
        }
        KeysCommand::Remove { id } => {
            beside::write(&app, move |tx| services::remove(tx, id)).await?;
            say(&format!("{id} is gone, and what it has signed is refused.\n"))
        }
    }
}

fn table(newest_first: &[ListedKey], now: Timestamp) -> String {
    let signing = ListedKey::that_signs(newest_first, now);
    let state = |key: &ListedKey| match signing {
        Some(signing) if key.id == signing.id => "signs",
        Some(signing) if key.created_at > signing.created_at => "will sign in a moment",
        _ => "verifies",
    };
    newest_first.iter().map(|key| format!("{}  made {}  {}\n", key.id, key.created_at, state(key))).collect()
}
