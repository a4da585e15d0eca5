//! A mail that shows whether mails arrive.

use super::{mails::Mail, templates::render};
use crate::core::email::{Mailer, SendError};

/// Sends a test mail at once, past the queue, and also while mails are held after a restore: the operator named its
/// recipient.
pub(crate) async fn send_test(mailer: &Mailer, address: &str, message_id: &str) -> Result<(), SendError> {
    let content = render("", &Mail::Test {}).map_err(|error| SendError::Permanent(error.to_string()))?;
    mailer.send(address, &content, message_id).await
}
