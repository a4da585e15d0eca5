//! The words of every mail.

mod account;

use super::typed::{excerpt, greeting, quote, typed};
pub(super) use account::*;

use crate::core::{
    email::{Letter, Paragraph},
    text::{is_name, visible::initial},
};

/// Somebody, as the other side may know them.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
}

impl std::fmt::Display for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !is_name(&self.first_name) {
            return f.write_str("Somebody");
        }
        match initial(&self.last_name) {
            letter if letter.starts_with(char::is_alphabetic) => write!(f, "{} {letter}.", self.first_name),
            _ => f.write_str(&self.first_name),
        }
    }
}

// The identity check

/// A file that is to be handed in again, and why.
pub(crate) struct RefusedFile {
    pub(crate) slot: String,
    pub(crate) reason_code: String,
    pub(crate) note: Option<String>,
}

pub(super) fn kyc_approved(name: &str) -> Letter {
    letter(
        name,
        "Your identity is verified",
        [
            "Thank you: we have looked at your documents, and your identity is verified. Your profile shows it from now on.",
            "You can publish your services now.",
        ],
        ABOUT_YOUR_CHECK,
    )
}

pub(super) fn kyc_rejected(name: &str, code: Option<&str>, note: Option<&str>) -> Letter {
    letter(
        name,
        "Your identity could not be verified",
        sentences([
            Some("Thank you for handing in your documents. We have looked at them, and could not verify your identity with them.".to_owned()),
            code.and_then(why).map(str::to_owned),
            note.map(adds),
            Some("You may try again at any time with other pictures or another document.".to_owned()),
        ]),
        ABOUT_YOUR_CHECK,
    )
}

pub(super) fn kyc_changes_requested(name: &str, refused: &[RefusedFile], note: Option<&str>) -> Letter {
    let mut paragraphs = vec![
        "Thank you for handing in your documents. We have looked at them, and need some of them again; you keep the others.".to_owned(),
    ];
    for file in refused {
        let what = match file.slot.as_str() {
            "document" => "The document",
            "document_back" => "The back of the document",
            "selfie" => "The picture of your face",
            "licence" => "The licence",
            "insurance" => "The proof of insurance",
            _ => "The extract from the register of criminal records",
        };
        let said = [why(&file.reason_code).map(str::to_owned), file.note.as_deref().map(excerpt)];
        paragraphs.push(format!("{what}: {}", said.into_iter().flatten().collect::<Vec<_>>().join(" ")));
    }
    paragraphs.extend(note.map(adds));
    letter(name, "Some of your documents are needed again", paragraphs, ABOUT_YOUR_CHECK)
}

pub(super) fn kyc_expires_soon(name: &str, days: i64) -> Letter {
    letter(
        name,
        "Your identity has to be verified again soon",
        [
            format!("The approval of your identity ends within {days} days, or the document that you have shown does."),
            "Hand in a new document before that, and nothing changes for you. Otherwise your services will be hidden until you do."
                .to_owned(),
        ],
        ABOUT_YOUR_CHECK,
    )
}

pub(super) fn kyc_expired(name: &str) -> Letter {
    letter(
        name,
        "Your identity has to be verified again",
        [
            "The approval of your identity has ended. Your services are hidden until it is verified again.",
            "Hand in a document whenever you like.",
        ],
        ABOUT_YOUR_CHECK,
    )
}

pub(super) fn kyc_revoked(name: &str, code: Option<&str>, note: Option<&str>) -> Letter {
    letter(
        name,
        "Your identity is no longer verified",
        sentences([
            Some("We have taken back that your identity is verified. Your services are hidden from now on.".to_owned()),
            code.and_then(why).map(str::to_owned),
            note.map(adds),
            Some("You may hand in documents again at any time.".to_owned()),
        ]),
        ABOUT_YOUR_CHECK,
    )
}

pub(super) fn name_changed(name: &str) -> Letter {
    letter(
        name,
        "Your name was changed",
        ["We have looked at the name that you asked for: your profile shows it from now on, and you stay verified."],
        ABOUT_YOUR_CHECK,
    )
}

pub(super) fn name_change_rejected(name: &str, reason: Option<&str>) -> Letter {
    letter(
        name,
        "Your name stays as it is",
        sentences([
            Some("We have looked at the name that you asked for, and could not take it over. Your profile shows the name that was verified.".to_owned()),
            given(reason),
        ]),
        ABOUT_YOUR_CHECK,
    )
}

/// What a reason is in words; the last one says nothing by itself.
fn why(code: &str) -> Option<&'static str> {
    match code {
        "UNREADABLE" => Some("Something in the pictures cannot be read. Good light and a steady hand help."),
        "EXPIRED_DOCUMENT" => Some("The document is no longer valid."),
        "MISMATCH" => Some("The document, the selfie and your profile do not match."),
        "UNSUPPORTED_DOCUMENT" => Some("We cannot accept this kind of document."),
        "SUSPECTED_FRAUD" => Some("We could not convince ourselves that the document is genuine."),
        _ => None,
    }
}

fn adds(note: &str) -> String {
    format!("Our team adds: {}", excerpt(note))
}

const ABOUT_YOUR_CHECK: &str = "You get this mail because you asked us to verify your identity.";

// Conversations

pub(super) fn new_message(name: &str, sender: &Person, service: Option<&str>, content: &str) -> Letter {
    let about = service.map_or_else(String::new, |title| format!(" about “{}”", typed(title)));
    letter(
        name,
        "You have a new message",
        [format!("{sender} wrote to you{about}.").into(), quote(content), "Sign in to read on and to answer.".into()],
        "You get this mail because you were not here when the message came. Until you look, the conversation stays quiet for a while.",
    )
}

// Jobs

/// What became of a job.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Created,
    Accepted,
    Rejected,
    /// The number of days after which the job is finalized by itself.
    Completed {
        finalize_after: u16,
    },
    Finalized,
    Cancelled,
    Expired,
}

/// A job, as one of its sides is told of it.
#[derive(Debug)]
pub(super) struct AboutJob {
    pub(super) title: String,
    pub(super) reason: Option<String>,
    pub(super) other: Person,
    pub(super) by_itself: bool,
    pub(super) is_client: bool,
}

pub(super) fn job(name: &str, step: Step, about: &AboutJob) -> Letter {
    let AboutJob { title, reason, other, by_itself, is_client } = about;
    let title = typed(title);
    let (subject, paragraphs) = match step {
        Step::Created => (
            "You have a new job proposal",
            sentences([
                Some(format!("{other} would like you to do a job: “{title}”.")),
                Some("Have a look at it, ask what you want to know, and accept or decline it.".to_owned()),
            ]),
        ),
        Step::Accepted => (
            "Your job was accepted",
            sentences([
                Some(format!("Good news: {other} has accepted “{title}”.")),
                Some("You find everything about it in your conversation.".to_owned()),
            ]),
        ),
        Step::Rejected => (
            "Your job was declined",
            with_reason(
                format!("{other} has declined “{title}”."),
                reason.as_deref(),
                Some("Do not give up: there are others who can help."),
            ),
        ),
        Step::Completed { finalize_after } => (
            "The work is done",
            sentences([
                Some(format!("{other} says that the work on “{title}” is done.")),
                Some(format!(
                    "If you agree, finalize the job. If you do nothing, that happens by itself after {finalize_after} days. And do \
                     tell others how it went: a review takes a minute."
                )),
            ]),
        ),
        Step::Finalized if *by_itself => (
            "A job is finalized",
            sentences([
                Some(format!("“{title}” is finalized: its work was done, and nobody had anything to add.")),
                is_client.then(|| format!("How was it? A review helps {other} and everybody who comes after you.")),
            ]),
        ),
        Step::Finalized => {
            ("A job is finalized", sentences([Some(format!("{other} agrees that “{title}” is done. Well done!"))]))
        }
        Step::Cancelled => {
            ("A job was cancelled", with_reason(format!("{other} has cancelled “{title}”."), reason.as_deref(), None))
        }
        Step::Expired => (
            "A job proposal has expired",
            sentences([
                Some(format!("Nobody has come back to “{title}” for a while, so the proposal has expired.")),
                Some(format!("Still interested? Write to {other} and start anew.")),
            ]),
        ),
    };
    letter(name, subject, paragraphs, "You get this mail because you are one of the two sides of this job.")
}

fn with_reason(what: String, reason: Option<&str>, then: Option<&str>) -> Vec<Paragraph> {
    let reason =
        reason.filter(|reason| !reason.is_empty()).map(|reason| [Paragraph::from("The reason given:"), quote(reason)]);
    let said = std::iter::once(what.into()).chain(reason.into_iter().flatten());
    said.chain(then.map(Paragraph::from)).collect()
}

// Reviews

pub(super) fn review_posted(name: &str, author: &Person, job: &str, rating: i64, text: Option<&str>) -> Letter {
    letter(
        name,
        "You have a new review",
        std::iter::once(format!("{author} gave you {rating} of 5 stars for “{}”.", typed(job)).into())
            .chain(text.map(quote))
            .chain([Paragraph::from("You can reply to it on your profile.")]),
        "You get this mail because somebody reviewed your work.",
    )
}

pub(super) fn own_review_removed(name: &str, job: &str, reason: Option<&str>) -> Letter {
    letter(
        name,
        "Your review was removed",
        sentences([Some(format!("Our team has removed your review of “{}”.", typed(job))), given(reason)]),
        "You get this mail because you wrote the review.",
    )
}

pub(super) fn received_review_removed(name: &str, job: &str) -> Letter {
    letter(
        name,
        "A review of your work was removed",
        [format!("Our team has removed the review of “{}”. It no longer counts in your rating.", typed(job))],
        "You get this mail because the review was about your work.",
    )
}

// Services

pub(super) fn service_moderated(name: &str, title: &str, status: Option<&str>, reason: Option<&str>) -> Letter {
    let what = match status {
        Some("PUBLISHED") => "published your service again",
        Some("PAUSED") => "paused your service: others do not see it for now",
        Some("DRAFT") => "taken your service back to a draft: others do not see it for now",
        _ => "changed the status of your service",
    };
    letter(
        name,
        "A service of yours was changed",
        sentences([Some(format!("Our team has {what}. It is about “{}”.", typed(title))), given(reason)]),
        ABOUT_YOUR_SERVICE,
    )
}

pub(super) fn service_removed(name: &str, title: &str, reason: Option<&str>) -> Letter {
    letter(
        name,
        "Your service was removed",
        sentences([Some(format!("Our team has removed your service “{}”.", typed(title))), given(reason)]),
        ABOUT_YOUR_SERVICE,
    )
}

const ABOUT_YOUR_SERVICE: &str = "You get this mail because you offer this service.";

// Several at once

/// One letter instead of many. What has happened more than once is said once.
pub(super) fn news(name: &str, letters: Vec<Letter>) -> Letter {
    const MAX_MESSAGES: usize = 10;
    let mut told: Vec<Paragraph> = Vec::new();
    for said in letters.into_iter().filter_map(|letter| letter.paragraphs.into_iter().next()) {
        if !told.contains(&said) {
            told.push(said);
        }
    }
    let untold = told.len().saturating_sub(MAX_MESSAGES);
    told.truncate(MAX_MESSAGES);
    told.extend((untold > 0).then(|| format!("And {untold} more.").into()));
    told.push("Sign in to see everything.".into());
    letter(
        name,
        "News about your conversations and jobs",
        told,
        "You get this mail because several things have happened since you were here; they are told in one mail.",
    )
}

fn letter(
    name: &str,
    subject: &str,
    paragraphs: impl IntoIterator<Item = impl Into<Paragraph>>,
    footer: &str,
) -> Letter {
    Letter {
        subject: subject.to_owned(),
        heading: greeting(name),
        paragraphs: paragraphs.into_iter().map(Into::into).collect(),
        link: None,
        footer: footer.to_owned(),
    }
}

fn sentences<const N: usize>(said: [Option<String>; N]) -> Vec<Paragraph> {
    said.into_iter().flatten().map(Paragraph::from).collect()
}

fn given(reason: Option<&str>) -> Option<String> {
    reason.filter(|reason| !reason.is_empty()).map(|reason| format!("The reason given: {}", excerpt(reason)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_side_is_known_by_first_name_and_initial() {
        let person = |first: &str, last: &str| Person { first_name: first.to_owned(), last_name: last.to_owned() };
        assert_eq!(person("Ana", "Kovač").to_string(), "Ana K.");
        assert_eq!(person("Deleted user", "").to_string(), "Deleted user");
        assert_eq!(person("Security: confirm at evil.example", "X").to_string(), "Somebody");
        assert_eq!(person("Vincent", "'t Hooft").to_string(), "Vincent t.");
    }
}
