//! The mails that a marketplace has written to its mail directory.

use mailparse::MailHeaderMap as _;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

impl Mail {
    /// The secret of the link in the text part.
    pub(crate) fn token(&self, what: &str) -> String {
        let start = format!("http://hall.example/{what}?token=");
        let mut links = self.text.lines().filter_map(|line| line.trim_end().strip_prefix(&start));
        let token = links.next().unwrap_or_else(|| panic!("no link to {what} on a line of its own in:\n{}", self.text));
        assert!(links.next().is_none(), "the link stands there once");
        token.to_owned()
    }
}

/// Every mail in the directory, the oldest first.
pub(crate) fn read_all(directory: &Path) -> Vec<Mail> {
    let Ok(entries) = std::fs::read_dir(directory) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
    files.sort();
    files.iter().map(|file| read(&std::fs::read(file).unwrap())).collect()
}

fn read(message: &[u8]) -> Mail {
    let message = mailparse::parse_mail(message).unwrap();
    let part = |kind: &str| {
        let part = message.parts().find(|part| part.ctype.mimetype == kind);
        part.unwrap_or_else(|| panic!("no {kind} part")).get_body().unwrap()
    };
    Mail {
        to: message.headers.get_first_value("To").unwrap(),
        subject: message.headers.get_first_value("Subject").unwrap(),
        text: part("text/plain"),
        html: part("text/html"),
    }
}
