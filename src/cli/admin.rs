//! `hirehall admin create`. Works while a server runs on the same data.

use super::{Outcome, migrate, say, while_doing};
use crate::{
    app::App,
    auth::{
        models::NewUser,
        schemas::not_the_address,
        services::{AuthError, create_admin},
    },
    core::{
        clock::Clock,
        config::Settings,
        text::{Email, Line, Password},
    },
    database::{self, enums::Role},
};
use clap::{Args, Subcommand};
use garde::Validate;
use std::{
    io::{IsTerminal as _, Read as _},
    time::Duration,
};
use tokio::time::{Instant, sleep};

#[derive(Subcommand)]
pub(super) enum AdminCommand {
    /// Make an administrator.
    ///
    /// The password comes from a prompt, or from standard input when that is not a terminal:
    ///
    /// `pass show hirehall | hirehall admin create --email you@example.org`
    ///
    /// It may be done while the server runs.
    Create(Person),
}

#[derive(Args)]
pub(super) struct Person {
    /// The address to sign in with.
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[arg(long, value_name = "NAME", default_value = "Hirehall")]
    first_name: String,
    #[arg(long, value_name = "NAME", default_value = "Administrator")]
    last_name: String,
}

/// The same rules as for signing up.
#[derive(Validate)]
struct NewAdmin {
    #[garde(dive)]
    email: Email,
    #[garde(dive, custom(not_the_address(&self.email)))]
    password: Password,
    #[garde(dive)]
    first_name: Line<1, 80>,
    #[garde(dive)]
    last_name: Line<1, 80>,
}

/// Does what is asked about administrators.
pub(super) async fn run(settings: Settings, AdminCommand::Create(person): AdminCommand) -> Outcome {
    let new = NewAdmin {
        password: read_password()?,
        email: Email::new(&person.email),
        first_name: Line::new(&person.first_name),
        last_name: Line::new(&person.last_name),
    };
    new.validate().map_err(|report| {
        report
            .iter()
            .map(|(field, error)| {
                format!("{field}: {}\n", error.message().split_once(": ").map_or(error.message(), |(_, detail)| detail))
            })
            .collect::<String>()
    })?;
    let unprepared = settings.clone();
    tokio::task::spawn_blocking(move || make_usable(&unprepared)).await.map_err(|error| error.to_string())??;
    let app = App::open(settings, Clock::system()).await.map_err(|error| error.to_string())?;
    create(&app, &new).await?;
    say(&format!("{} is an administrator now.\n", &*new.email))
}

/// A database that nobody has used yet is made. One that waits for migrations is left alone: a server of an older version may
/// be running on it.
fn make_usable(settings: &Settings) -> Outcome {
    let migrations = if migrate::is_yet_to_be_made(settings) { Vec::new() } else { migrate::status(settings)? };
    if migrations.iter().all(|migration| !migration.is_applied) {
        return migrate::prepare(settings);
    }
    let is_current = migrations.iter().all(|migration| migration.is_applied);
    if is_current { Ok(()) } else { Err("the database is not up to date: run `hirehall migrate` first".to_owned()) }
}

/// A busy server may hold the embedded database for a while.
const PATIENCE: Duration = Duration::from_secs(30);

async fn create(app: &App, new: &NewAdmin) -> Outcome {
    let password_hash =
        app.passwords.hash(new.password.clone()).await.map_err(|failure| failure.detail().to_owned())?;
    let give_up = Instant::now() + PATIENCE;
    loop {
        let (email, first_name, last_name, password_hash) =
            (new.email.clone(), new.first_name.clone(), new.last_name.clone(), password_hash.clone());
        let made = app.db.write(move |tx| {
            let email_key = email.key();
            let new = NewUser {
                role: Role::Admin,
                email: &email,
                email_key: &email_key,
                phone_number: None,
                first_name: &first_name,
                last_name: &last_name,
                password_hash: Some(&password_hash),
            };
            create_admin(tx, &new)
        });
        match made.await {
            Ok(_) => return Ok(()),
            Err(AuthError::Database(database::Error::Overloaded)) if Instant::now() < give_up => {
                sleep(Duration::from_millis(50)).await;
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn read_password() -> Outcome<Password> {
    if std::io::stdin().is_terminal() {
        let ask = |prompt: &str| rpassword::prompt_password(prompt).map_err(while_doing("the password cannot be read"));
        let password = ask("Password: ")?;
        return if ask("Once more: ")? == password {
            Ok(Password::new(&password))
        } else {
            Err("the two differ".to_owned())
        };
    }
    const LONGEST: u64 = 4096;
    let mut text = zeroize::Zeroizing::new(String::new());
    std::io::stdin()
        .take(LONGEST)
        .read_to_string(&mut text)
        .map_err(while_doing("the password cannot be read from standard input"))?;
    Ok(Password::new(text.lines().next().unwrap_or_default()))
}
