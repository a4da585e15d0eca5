//! A mail that shows whether mails arrive.

use super::{
    mails::Mail,
    pages::Page,
    render::render,
    values::{Reader, UserName},
};
use crate::{
    core::email::{Mailer, SendError},
    settings::Settings,
};

/// Sends a test mail at once, past the queue, and also while mails are held after a restore: the operator named its
/// recipient.
pub(crate) async fn send_test(
    mailer: &Mailer,
    settings: &Settings,
    address: &str,
    message_id: &str,
) -> Result<(), SendError> {
    let reader = Reader { language: settings.language, time_zone: settings.time_zone.clone() };
    let content = render(&reader, &UserName::default(), &Mail::Test {}, Page::Home.url(settings, ""));
    mailer.send(address, &content, message_id).await
}
