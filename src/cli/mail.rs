//! `hirehall mail`. Works while a server runs on the same data.

use super::{
    admin::read,
    offline,
    output::{Outcome, say_either},
};
use crate::{
    admin::operator::services,
    app::App,
    core::{input::from_fields, text::Email},
    notification::send_test,
    settings::Settings,
};
use clap::Subcommand;
use serde_json::json;

#[derive(Subcommand)]
pub(super) enum MailCommand {
    /// Send a test mail to an address now, past the queue, and say what the mail server answered.
    Test {
        address: String,
        #[arg(long)]
        json: bool,
    },
}

struct MailTest {
    address: Email,
}

from_fields!(MailTest { address });

/// Runs the command.
pub(super) async fn run(settings: Settings, MailCommand::Test { address, json }: MailCommand) -> Outcome {
    let MailTest { address } = read([("address", &address)])?;
    offline::with_app(settings, async |app| test(app, &address, json).await).await
}

async fn test(app: &App, address: &Email, json: bool) -> Outcome {
    let id = offline::write(app, services::begin_mail_test).await?;
    let server = app.settings.mail_url.to_string();
    send_test(&app.mailer, &app.settings, address, &id.to_string())
        .await
        .map_err(|error| format!("{server}: {error}"))?;
    let text = format!("{server} has accepted a mail to {}.\n", &**address);
    say_either(json, &text, &json!({ "message_id": id, "mail_url": server }))
}
