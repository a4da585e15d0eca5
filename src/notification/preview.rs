//! Every mail with sample values.

use super::{mails::Mail, templates::render};
use crate::core::email::{MailParts, Mailer};

/// The name and the parts of every mail.
pub(crate) fn preview(mailer: &Mailer) -> Result<Vec<(&'static str, MailParts)>, String> {
    let part = |mail: Mail| {
        let content = render("Ana", &mail).map_err(|error| error.to_string())?;
        let parts = mailer.render(&content).map_err(|error| error.to_string())?;
        Ok((mail.template(), parts))
    };
    Mail::samples().into_iter().map(part).collect()
}
