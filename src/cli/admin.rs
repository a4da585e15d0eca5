//! `hirehall admin`. Works while a server runs on the same data.

use super::{
    offline,
    output::{Outcome, confirm, read_input_line, say, say_either, say_json, while_doing},
};
use crate::settings::Settings;
use crate::{
    admin::operator::{
        models::{Administrator, administrators},
        services::{self, AccountName},
    },
    app::App,
    auth::{
        models::NewUser,
        schemas::differs_from_address,
        services::{create_admin, require_not_address},
    },
    core::{
        input::{self, FieldErrors, FromInput, Input, InvalidField, from_fields},
        text::{Email, Line, Password},
    },
    database::{enums::Role, ids::UserId, models::user::User},
};
use clap::{Args, Subcommand};
use serde_json::json;
use std::io::IsTerminal as _;
use zeroize::Zeroize as _;

#[derive(Subcommand)]
pub(super) enum AdminCommand {
    /// List the administrators, and what their accounts are opened with.
    List {
        #[arg(long)]
        json: bool,
        /// List at most so many.
        #[arg(long, value_name = "NUMBER", default_value_t = 200, value_parser = clap::value_parser!(i64).range(1..=1000))]
        limit: i64,
        /// Continue after the administrator with this id.
        #[arg(long, value_name = "ID")]
        after: Option<UserId>,
    },
    /// Create an administrator.
    ///
    /// The password comes from a prompt, or from standard input when that is not a terminal:
    ///
    /// `pass show hirehall | hirehall admin create --email you@example.org`
    ///
    /// A server may be running meanwhile.
    Create(AdminArgs),
    /// Set a new password for an account, of an administrator or another user. Its sessions end, and it is told by mail.
    ///
    /// The password comes from a prompt, or from standard input when that is not a terminal.
    ResetPassword(AccountArgs),
    /// Remove the second factor of an account, with its recovery codes. Its sessions end, and it is told by mail. All
    /// administrators are told if it is one of theirs.
    ResetFactor {
        #[command(flatten)]
        account: AccountArgs,
        /// Remove its passkeys as well.
        #[arg(long)]
        passkeys: bool,
    },
    /// Make an existing account an administrator's. Its sessions end, and it is told by mail.
    ///
    /// An account that has conversations, listings or identity checks cannot become one: create another.
    Promote(AccountArgs),
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
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct AccountArgs {
    /// The e-mail address or the id of the account.
    account: AccountName,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    json: bool,
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

struct NewPassword {
    password: Password,
}

from_fields!(NewPassword { password });

/// Runs the command.
pub(super) async fn run(settings: Settings, command: AdminCommand) -> Outcome {
    match command {
        AdminCommand::Create(args) => {
            // Read before anything is opened, so that a wrong one creates no database.
            let new = new_admin(&args)?;
            offline::with_new_app(settings, async |app| create(app, &new, args.json).await).await
        }
        AdminCommand::List { json, limit, after } => {
            offline::with_app(settings, async |app| list(app, json, limit, after).await).await
        }
        AdminCommand::ResetPassword(args) => {
            offline::with_app(settings, async |app| reset_password(app, args).await).await
        }
        AdminCommand::ResetFactor { account, passkeys } => {
            offline::with_app(settings, async |app| reset_factor(app, account, passkeys).await).await
        }
        AdminCommand::Promote(args) => offline::with_app(settings, async |app| promote(app, args).await).await,
    }
}

async fn list(app: &App, json: bool, limit: i64, after: Option<UserId>) -> Outcome {
    let after = after.unwrap_or(UserId::FIRST);
    let admins = app.db.read(move |tx| administrators(tx, after, limit)).await;
    let admins = admins.map_err(|error: crate::database::Error| error.to_string())?;
    if json { say_json(&admins) } else { say(&admins.iter().map(row).collect::<String>()) }
}

fn row(admin: &Administrator) -> String {
    let Administrator {
        id,
        email,
        first_name,
        last_name,
        status,
        has_second_factor,
        passkeys,
        created_at,
        last_used_at,
    } = admin;
    let factor = if *has_second_factor { "second factor" } else { "no second factor" };
    let last_used = last_used_at.map_or_else(|| "signed in nowhere".to_owned(), |at| format!("last seen {at}"));
    let name = format!("{first_name} {last_name}");
    format!(
        "{id}  {email}  {}  {}  {factor}, {passkeys} passkeys  created {created_at}, {last_used}\n",
        name.trim_end(),
        status.as_str()
    )
}

fn new_admin(args: &AdminArgs) -> Outcome<NewAdmin> {
    let AdminArgs { email, first_name, last_name, json: _ } = args;
    read([("email", email), ("password", &read_password()?), ("first_name", first_name), ("last_name", last_name)])
}

/// Reads fields with the rules of the API.
pub(super) fn read<T: FromInput, const N: usize>(fields: [(&str, &str); N]) -> Outcome<T> {
    let mut typed = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let read = input::read(Input::Form(&typed));
    typed.iter_mut().for_each(|(_, value)| value.zeroize());
    read.map_err(|errors: FieldErrors| {
        let line = |field: InvalidField| format!("{}: {}\n", field.pointer.trim_start_matches('/'), field.detail);
        errors.into_vec().into_iter().map(line).collect::<String>()
    })
}

async fn create(app: &App, new: &NewAdmin, json: bool) -> Outcome {
    let password_hash = hash(app, &new.password).await?;
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
            language: None,
            time_zone: None,
        };
        create_admin(tx, &new)
    });
    let user = created.await?;
    let text = format!("{} is an administrator now.\n", user.email);
    say_either(json, &text, &json!({ "id": user.id, "email": user.email }))
}

async fn reset_password(app: &App, args: AccountArgs) -> Outcome {
    let user = find(app, &args.account).await?;
    confirm(args.yes, &format!("{} gets a new password, and all its sessions end.", called(&user)))?;
    let NewPassword { password } = read([("password", &read_password()?)])?;
    require_not_address(&password, &user.email, "/password").map_err(|error| format!("the password {error}"))?;
    let new_hash = hash(app, &password).await?;
    offline::write(app, move |tx| services::reset_password(tx, user.id, &new_hash)).await?;
    let text = format!("{} has a new password; its sessions have ended.\n", called(&user));
    say_either(args.json, &text, &json!({ "id": user.id, "email": user.email }))
}

async fn reset_factor(app: &App, args: AccountArgs, passkeys: bool) -> Outcome {
    let user = find(app, &args.account).await?;
    let what = if passkeys { "its second factor and its passkeys" } else { "its second factor" };
    confirm(args.yes, &format!("{} loses {what}, and all its sessions end.", called(&user)))?;
    offline::write(app, move |tx| services::reset_factor(tx, user.id, passkeys)).await?;
    let text = format!("{} has lost {what}; its sessions have ended.\n", called(&user));
    say_either(args.json, &text, &json!({ "id": user.id, "email": user.email }))
}

async fn promote(app: &App, args: AccountArgs) -> Outcome {
    let user = find(app, &args.account).await?;
    let question = format!("{} becomes an administrator: it can read every identity document.", called(&user));
    confirm(args.yes, &question)?;
    offline::write(app, move |tx| services::promote(tx, user.id)).await?;
    let text = format!("{} is an administrator now; its sessions have ended.\n", called(&user));
    say_either(args.json, &text, &json!({ "id": user.id, "email": user.email }))
}

/// The account that an argument names.
pub(super) async fn find(app: &App, name: &AccountName) -> Outcome<User> {
    let name = name.clone();
    let found = app.db.read(move |tx| Ok::<_, crate::database::Error>(services::account(tx, &name)));
    found.await.map_err(|error| error.to_string())?.map_err(|refusal| refusal.to_string())
}

/// The account, for a question or an answer.
pub(super) fn called(user: &User) -> String {
    format!("The account {} ({}, {})", user.email, user.role.as_str().to_lowercase(), user.id)
}

async fn hash(app: &App, password: &Password) -> Outcome<String> {
    app.passwords.hash(password.clone()).await.map_err(|problem| problem.detail().to_owned())
}

fn read_password() -> Outcome<String> {
    if std::io::stdin().is_terminal() {
        let ask = |prompt: &str| rpassword::prompt_password(prompt).map_err(while_doing("the password cannot be read"));
        let password = ask("Password: ")?;
        return if ask("Once more: ")? == password { Ok(password) } else { Err("the two differ".to_owned()) };
    }
    read_input_line().map(|line| line.to_string())
}
