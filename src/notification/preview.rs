//! Every mail with sample values, to look at.

use super::{mails::Mail, templates::letter};
use crate::core::email::{MailParts, Mailer};

/// The name and the parts of every mail.
pub(crate) fn preview(mailer: &Mailer) -> Result<Vec<(&'static str, MailParts)>, String> {
    let part = |mail: Mail| {
        let letter = letter("Ana", &mail).map_err(|error| error.to_string())?;
        let parts = mailer.render(&letter).map_err(|error| error.to_string())?;
        Ok((mail.template(), parts))
    };
    Mail::samples().into_iter().map(part).collect()
}
