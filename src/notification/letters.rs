//! The mails about decisions on identity checks, as administrators see them before they decide: with gaps for the reason, for the files
//! and for their own words.

use super::{
    mails::Mail,
    render::render,
    values::{Reader, RejectedFile, Typed, UserName},
};
use crate::{
    core::language::{Language, Values},
    database::models::user::User,
    settings::Settings,
    worker::kyc::models::ReasonCode,
};

/// A mail with gaps.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) subject: String,
    pub(crate) heading: String,
    pub(crate) parts: Vec<LetterPart>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LetterPart {
    Text(String),
    /// The text of the reason, one of [`Letters::reasons`].
    Reason,
    /// The administrator's own words, between these. It is left out if there are none.
    Note {
        before: String,
        after: String,
    },
    /// A paragraph for each refused file.
    Files,
}

/// What a worker is written about each decision.
#[derive(Debug, Clone)]
pub(crate) struct Letters {
    /// The language of the worker.
    pub(crate) language: Language,
    pub(crate) approved: Letter,
    pub(crate) rejected: Letter,
    pub(crate) changes: Letter,
    pub(crate) revoked: Letter,
    /// What each reason says. Empty for one that leaves it to the administrator's own words.
    pub(crate) reasons: Vec<(ReasonCode, String)>,
}

/// Characters for private use, which nobody types: they mark the gaps.
const NOTE: &str = "\u{F8F0}";
const FILES: &str = "\u{F8F1}";

/// A reason with a text.
const SAMPLE: ReasonCode = ReasonCode::Unreadable;

impl Letters {
    pub(crate) fn to(user: &User, settings: &Settings) -> Self {
        let language = user.language.as_deref().and_then(Language::named).unwrap_or(settings.language);
        let reader = Reader { language, time_zone: settings.time_zone.clone() };
        let name = UserName { first_name: user.first_name.clone(), last_name: user.last_name.clone() };
        let letter = |mail: &Mail| letter(&reader, &name, mail);
        let note = || Typed::from_team(Some(NOTE.to_owned()));
        let code = || Some(SAMPLE.as_str().to_owned());
        let file = RejectedFile {
            slot: "selfie".to_owned(),
            reason_code: SAMPLE.as_str().to_owned(),
            note: Typed::from_team(Some(FILES.to_owned())),
        };
        Self {
            language,
            approved: letter(&Mail::KycApproved {}),
            rejected: letter(&Mail::KycRejected { code: code(), note: note() }),
            changes: letter(&Mail::KycChangesRequested { files: vec![file], note: note() }),
            revoked: letter(&Mail::KycRevoked { code: code(), note: note() }),
            reasons: ReasonCode::ALL.iter().map(|code| (*code, reason(language, *code))).collect(),
        }
    }
}

fn reason(language: Language, code: ReasonCode) -> String {
    let mut values = Values::new();
    values.set("code", code.as_str());
    language.text("check-reason", &values)
}

fn letter(reader: &Reader, name: &UserName, mail: &Mail) -> Letter {
    let content = render(reader, name, mail, String::new());
    let sample = reason(reader.language, SAMPLE);
    let part = |text: String| match text.split_once(NOTE) {
        Some((before, after)) => LetterPart::Note { before: before.trim().to_owned(), after: after.trim().to_owned() },
        None if text == sample => LetterPart::Reason,
        None if text.contains(FILES) => LetterPart::Files,
        None => LetterPart::Text(text),
    };
    Letter {
        subject: content.subject,
        heading: content.heading,
        parts: content.paragraphs.iter().map(|paragraph| part(paragraph.text().to_owned())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        core::{clock::Timestamp, config::Sources},
        database::{
            enums::{Role, UserStatus},
            ids::UserId,
        },
    };

    #[test]
    fn every_language_has_the_gaps_of_each_letter() {
        let settings = Settings::load(&Sources::default()).unwrap();
        for language in Language::all() {
            let user = User {
                id: UserId::from(uuid::Uuid::nil()),
                role: Role::Worker,
                status: UserStatus::Active,
                email: "ana@example.org".to_owned(),
                phone_number: None,
                first_name: "Ana".to_owned(),
                last_name: "Kovač".to_owned(),
                language: Some(language.tag().to_owned()),
                time_zone: None,
                created_at: Timestamp::MIN,
            };
            let letters = Letters::to(&user, &settings);
            let gaps = |letter: &Letter| {
                let is_gap = |part: &&LetterPart| !matches!(part, LetterPart::Text(_));
                letter.parts.iter().filter(is_gap).map(std::mem::discriminant).collect::<Vec<_>>()
            };
            let [note, reason, files] = [
                LetterPart::Note { before: String::new(), after: String::new() },
                LetterPart::Reason,
                LetterPart::Files,
            ]
            .map(|part| std::mem::discriminant(&part));
            assert_eq!(gaps(&letters.approved), [], "{language}");
            assert_eq!(gaps(&letters.rejected), [reason, note], "{language}");
            assert_eq!(gaps(&letters.revoked), [reason, note], "{language}");
            assert_eq!(gaps(&letters.changes), [files, note], "{language}");
            assert!(letters.approved.heading.contains("Ana"), "{language}");
            let wordless: Vec<_> = letters.reasons.iter().filter(|(_, text)| text.is_empty()).collect();
            assert_eq!(wordless, [&(ReasonCode::Other, String::new())], "{language}");
        }
    }
}
