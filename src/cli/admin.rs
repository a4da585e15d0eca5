//! `hirehall admin create`. Works while a server runs on the same data.

use super::{
    offline,
    output::{Outcome, read_input_line, say, while_doing},
};
use crate::settings::Settings;
use crate::{
    app::App,
    auth::{models::NewUser, schemas::differs_from_address, services::create_admin},
    core::{
        input::{self, FieldErrors, Input, InvalidField, from_fields},
        text::{Email, Line, Password},
    },
    database::enums::Role,
};
use clap::{Args, Subcommand};
use std::io::IsTerminal as _;
use zeroize::Zeroize as _;

#[derive(Subcommand)]
pub(super) enum AdminCommand {
    /// Create an administrator.
    ///
    /// The password comes from a prompt, or from standard input when that is not a terminal:
    ///
    /// `pass show hirehall | hirehall admin create --email you@example.org`
    ///
    /// A server may be running meanwhile.
    Create(AdminArgs),
}

#[derive(Args)]
pub(super) struct AdminArgs {
    /// The address to sign in with.
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[arg(long, value_name = "NAME", default_value = "Hirehall")]
    first_name: String,
    #[arg(long, value_name = "NAME", default_value = "Administrator")]
    last_name: String,
}

/// The same rules as for signing up.
struct NewAdmin {
    email: Email,
    password: Password,
    first_name: Line<1, 80>,
    last_name: Line<0, 80>,
}

from_fields!(NewAdmin { email, password, first_name, last_name }
    check |new, errors| differs_from_address(&new.password, &new.email, errors));

/// Runs the command.
pub(super) async fn run(settings: Settings, AdminCommand::Create(person): AdminCommand) -> Outcome {
    let AdminArgs { email, first_name, last_name } = person;
    let typed =
        [("email", email), ("password", read_password()?), ("first_name", first_name), ("last_name", last_name)];
    let mut typed = typed.map(|(name, value)| (name.to_owned(), value));
    let read = input::read(Input::Form(&typed));
    typed.iter_mut().for_each(|(_, value)| value.zeroize());
    let new: NewAdmin = read.map_err(|errors: FieldErrors| {
        let line = |field: InvalidField| format!("{}: {}\n", field.pointer.trim_start_matches('/'), field.detail);
        errors.into_vec().into_iter().map(line).collect::<String>()
    })?;
    let app = offline::open(settings).await?;
    create(&app, &new).await?;
    offline::close(&app).await;
    say(&format!("{} is an administrator now.\n", &*new.email))
}

async fn create(app: &App, new: &NewAdmin) -> Outcome {
    let password_hash =
        app.passwords.hash(new.password.clone()).await.map_err(|problem| problem.detail().to_owned())?;
    let (email, first_name, last_name) = (new.email.clone(), new.first_name.clone(), new.last_name.clone());
    let created = offline::write(app, move |tx| {
        let new = NewUser {
            role: Role::Admin,
            email: &email,
            email_key: &email.key(),
            phone_number: None,
            first_name: &first_name,
            last_name: &last_name,
            password_hash: Some(&password_hash),
        };
        create_admin(tx, &new)
    });
    created.await.map(drop)
}

fn read_password() -> Outcome<String> {
    if std::io::stdin().is_terminal() {
        let ask = |prompt: &str| rpassword::prompt_password(prompt).map_err(while_doing("the password cannot be read"));
        let password = ask("Password: ")?;
        return if ask("Once more: ")? == password { Ok(password) } else { Err("the two differ".to_owned()) };
    }
    read_input_line().map(|line| line.to_string())
}
