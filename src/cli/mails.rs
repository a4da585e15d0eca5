//! `hirehall mails`: renders every mail in every language.

use super::output::{Outcome, say, while_doing};
use crate::{
    core::email::Mailer,
    notification::{self, Preview},
    settings::Settings,
};
use std::{
    fs::{create_dir_all, write},
    path::Path,
};

/// Writes the text and the HTML part of every mail, with sample values, into a directory, with a directory in it for each language.
pub(super) fn render(settings: &Settings, directory: &Path) -> Outcome {
    let mailer =
        Mailer::open(&settings.mail_url, &settings.mail_from.to_string()).map_err(|error| error.to_string())?;
    let mails = notification::preview(&mailer, settings)?;
    for Preview { language, name, parts } in &mails {
        let directory = directory.join(language);
        create_dir_all(&directory).map_err(while_doing(directory.display()))?;
        for (extension, content) in
            [("txt", format!("Subject: {}\n\n{}", parts.subject, parts.text)), ("html", parts.html.clone())]
        {
            let file = directory.join(format!("{name}.{extension}"));
            write(&file, content).map_err(while_doing(file.display()))?;
        }
    }
    say(&format!("{} mails are in {}.\n", mails.len(), directory.display()))
}
