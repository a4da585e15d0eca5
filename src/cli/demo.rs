//! `hirehall demo`: a marketplace with generated data, in a directory of its own.

use super::{
    limits,
    output::{Outcome, say},
    serve,
    signals::Signals,
    sockets::Sockets,
};
use crate::settings::Settings;
use crate::{
    app::App,
    seed::{self, ACCOUNTS, DEMO, DatabaseState, PASSWORD, SEED, Sizes},
};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

/// The demo ignores the settings of the real installation for its data. Flags still apply.
pub(super) fn demo_settings(flags: Vec<(String, String)>) -> Vec<(String, String)> {
    let given = |name: &str| flags.iter().find(|(flag, _)| flag == name).map(|(_, value)| value.clone());
    let directory = given("HIREHALL_DATA_DIR").unwrap_or_else(|| "./demo-data".to_owned());
    let mut settings: Vec<(String, String)> = [
        ("HIREHALL_DATABASE_URL", format!("sqlite:{directory}/hirehall.db")),
        ("HIREHALL_STORAGE_URL", format!("file:{directory}/files")),
        ("HIREHALL_MAIL_URL", format!("file:{directory}/mail")),
        ("HIREHALL_MASTER_KEY", String::new()),
        ("HIREHALL_STOP_DELAY_SECONDS", "0".to_owned()),
        ("HIREHALL_DATA_DIR", directory),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    settings.extend(flags);
    settings
}

/// Fills the marketplace if it is empty, and serves it.
pub(super) async fn demo(settings: Settings) -> Outcome {
    let mut signals = Signals::listen()?;
    let sockets = Sockets::bind(&settings)?;
    limits::raise(&settings);
    let Some(app) = signals.unless_stopped(open(settings)).await? else { return Ok(()) };
    let accounts = ACCOUNTS.map(|(what, _, address)| format!("    {what:<14}  {address}"));
    let notes: Vec<String> =
        std::iter::once(format!("  accounts       all with the password {PASSWORD}")).chain(accounts).collect();
    let offered =
        ACCOUNTS.map(|(name, role, email)| json!({ "name": name, "role": role, "email": email, "password": PASSWORD }));
    serve::run(app, sockets, signals, &notes, &json!(offered)).await
}

/// Opens the marketplace, filled.
async fn open(settings: Settings) -> Outcome<App> {
    let app = serve::open(settings).await?;
    match state(&app).await? {
        DatabaseState::Empty => fill(&app, &DEMO, SEED).await?,
        DatabaseState::Filled => say("Continuing with the existing data; remove the directory to start afresh.\n")?,
        DatabaseState::Unfinished => {
            let directory = app.settings.data_dir.display();
            return Err(format!("{directory} is half filled: it was interrupted. Remove it and start again"));
        }
        DatabaseState::InUse => {
            return Err("this database has real accounts: the demo needs an empty one".to_owned());
        }
    }
    Ok(app)
}

pub(super) async fn state(app: &App) -> Outcome<DatabaseState> {
    seed::state(app).await.map_err(|error| error.to_string())
}

/// Fills an empty marketplace and shows the progress.
pub(super) async fn fill(app: &App, sizes: &Sizes, seed: u64) -> Outcome {
    let bar = ProgressBar::new(1).with_message("Generating people");
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %") {
        bar.set_style(style);
    }
    let filled = seed::fill(app, sizes, seed, |total, written| {
        bar.set_length(u64::try_from(total).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(written).unwrap_or(u64::MAX));
    });
    filled.await.map_err(|problem| format!("the data cannot be generated: {}", problem.detail()))?;
    bar.finish_and_clear();
    say(&format!(
        "Generated {} workers, {} clients and {} listings, with a year of activity.\n",
        sizes.workers, sizes.clients, sizes.services
    ))
}
