//! Every mail with sample values.

use super::{
    mails::Mail,
    pages::Page,
    render::render,
    values::{Reader, UserName},
};
use crate::{
    core::{
        email::{MailParts, Mailer},
        language::Language,
    },
    settings::Settings,
};

/// A mail of the preview.
pub(crate) struct Preview {
    pub(crate) language: &'static str,
    pub(crate) name: &'static str,
    pub(crate) parts: MailParts,
}

/// Every mail in every language.
pub(crate) fn preview(mailer: &Mailer, settings: &Settings) -> Result<Vec<Preview>, String> {
    let part = |language: Language, mail: &Mail| {
        let reader = Reader { language, time_zone: settings.time_zone.clone() };
        let name = UserName { first_name: "Ana".to_owned(), last_name: "Kovač".to_owned() };
        let content = render(&reader, &name, mail, mail.page().url(settings, sample_on(mail.page())));
        let parts = mailer.render(&content).map_err(|error| error.to_string())?;
        Ok(Preview { language: language.tag(), name: mail.name(), parts })
    };
    let mails = Mail::samples();
    Language::all()
        .flat_map(|language| mails.iter().map(move |mail| (language, mail)))
        .map(|(language, mail)| part(language, mail))
        .collect()
}

/// What the page needs.
fn sample_on(page: Page) -> &'static str {
    if page.takes_token() {
        "4mA0gX3ZT1rV0b7nQf2kq9JcUuE6sYwHd8LxPpRiSgM"
    } else {
        "019ac6d2-5c1e-7f60-b1d5-3f0f6f0a2b11"
    }
}
