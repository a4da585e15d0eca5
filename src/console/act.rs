//! Pages with one form: what it is about, what it will do, what is needed for it, and what was refused.

use super::{
    field::{Field, Fields},
    form::{Form, Refused, new_key},
    frame::{Frame, respond},
};
use crate::core::{
    error::Problem,
    input::{self, Input},
    language::Values,
    text::Reason,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use std::str::FromStr;

/// Something that an administrator does with a form of its own, which says before what it will do. Its texts are
/// `act-<family>-<word>` in the language files: its name, and with `.what` what it will do, with `.now` its button, with `.done` what
/// was done.
pub(super) trait Act: Copy + 'static {
    const FAMILY: &'static str;

    /// The last part of its path.
    fn word(self) -> &'static str;

    /// Whether the audit trail has a reason for it.
    fn needs_reason(self) -> bool {
        true
    }

    /// Whether it takes something away from somebody.
    fn is_danger(self) -> bool {
        false
    }

    /// What makes it undone.
    fn undone_by(self) -> Option<Self> {
        None
    }

    /// Its key in the language files.
    fn key(self) -> String {
        format!("act-{}-{}", Self::FAMILY, self.word())
    }
}

/// A text of an act about something with a name.
pub(super) fn text(frame: &Frame, act: impl Act, part: &str, name: &str) -> String {
    let mut values = Values::new();
    values.set("name", name.to_owned());
    frame.language.text(&format!("{}{part}", act.key()), &values)
}

/// The name of an act, as a link to its page.
fn title(frame: &Frame, act: impl Act) -> String {
    text(frame, act, ".title", "")
}

/// What was just done, and how to undo it.
#[derive(Debug, Clone)]
pub(super) struct Done {
    pub(super) says: String,
    /// The address of the page that undoes it.
    pub(super) undo: Option<String>,
}

impl Done {
    /// `subject` is the address of what it was done with.
    pub(super) fn of(frame: &Frame, act: impl Act, name: &str, subject: &str) -> Self {
        let undo = act.undone_by().map(|undo| format!("{subject}/{}", undo.word()));
        Self { says: text(frame, act, ".done", name), undo }
    }
}

/// What was just done, as the query of an address says.
pub(super) fn just_done<A: FromStr>(query: Option<&str>) -> Option<A> {
    Form::parse(query.unwrap_or_default().as_bytes()).ok()?.value("done").parse().ok()
}

/// A link to the page of an act.
pub(super) struct ActLink {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) is_danger: bool,
}

/// Links to the pages of acts with something that has this address.
pub(super) fn links<A: Act>(frame: &Frame, subject: &str, acts: impl IntoIterator<Item = A>) -> Vec<ActLink> {
    let link = |act: A| ActLink {
        path: format!("{subject}/{}", act.word()),
        title: title(frame, act),
        is_danger: act.is_danger(),
    };
    acts.into_iter().map(link).collect()
}

/// A page with one form.
#[derive(Template)]
#[template(path = "form.html")]
pub(super) struct FormPage {
    frame: Frame,
    /// The page that one comes from.
    back: (String, String),
    title: String,
    /// What will happen.
    says: Vec<String>,
    fields: Fields,
    path: String,
    now: String,
    is_danger: bool,
    form_key: String,
}

impl FormPage {
    pub(super) fn new(frame: Frame, back: (String, String), title: String, path: String, now: String) -> Self {
        Self {
            frame,
            back,
            title,
            says: Vec::new(),
            fields: Fields::default(),
            path,
            now,
            is_danger: false,
            form_key: new_key(),
        }
    }

    /// The page of an act. `subject` is the address of what it is done with, and `name` its name.
    pub(super) fn of(frame: Frame, act: impl Act, subject: &str, name: &str) -> Self {
        let path = format!("{subject}/{}", act.word());
        let (title, now) = (text(&frame, act, "", name), text(&frame, act, ".now", name));
        let says = text(&frame, act, ".what", name);
        let reason = Field::line("reason", frame.text("console-reason"), MAX_REASON);
        let reason = reason.hinted(frame.text("console-reason-hint"));
        let page = Self::new(frame, (subject.to_owned(), name.to_owned()), title, path, now).saying([says]);
        let page = Self { is_danger: act.is_danger(), ..page };
        if act.needs_reason() { page.with(reason) } else { page }
    }

    /// Without a decision one goes back to a list.
    pub(super) fn back_to(self, path: &str, title: &str) -> Self {
        let title = self.frame.text(title);
        Self { back: (path.to_owned(), title), ..self }
    }

    pub(super) fn saying(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.says.extend(lines);
        self
    }

    pub(super) fn with(mut self, field: Field) -> Self {
        self.fields.all.push(field);
        self
    }

    /// The page, as it is opened, or with what was sent and why it was refused.
    pub(super) fn answer(mut self, sent: Option<(Form, Problem)>) -> Result<Response, Problem> {
        let mut status = StatusCode::OK;
        if let Some((typed, problem)) = sent {
            status = problem.status();
            let names = self.fields.names();
            // `/names/de` is the field `names.de`, and `/event_types/0` is `event_types`.
            let field = |pointer: &str| {
                let path = pointer.trim_start_matches('/');
                let whole = path.replace('/', ".");
                let first = path.split('/').next().unwrap_or_default();
                if names.contains(&whole) { whole } else { first.to_owned() }
            };
            let refused = Refused::of(problem, self.frame.language, &names, field)?;
            self.fields = Fields { typed, refused, is_sent: true, ..self.fields };
        }
        respond(status, &self.frame, &self)
    }
}

const MAX_REASON: usize = 500;

/// The reason that a form gives.
pub(super) fn reason(form: &Form) -> Result<Reason, Problem> {
    let mut fields = form.fields();
    fields.retain(|(name, _)| name == "reason");
    Ok(input::read(Input::Form(&fields))?)
}

/// Declares acts: their family, and the word of each.
macro_rules! acts {
    ($(#[doc = $doc:literal])+ $name:ident in $family:literal { $($act:ident = $word:literal),+ $(,)? } $($body:tt)*) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($act),+ }

        impl $name {
            pub(in crate::console) const ALL: &'static [Self] = &[$(Self::$act),+];
        }

        impl $crate::console::act::Act for $name {
            const FAMILY: &'static str = $family;

            fn word(self) -> &'static str {
                match self { $(Self::$act => $word),+ }
            }

            $($body)*
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|act| $crate::console::act::Act::word(*act) == text).ok_or(())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = String::deserialize(from)?;
                word.parse().map_err(|()| serde::de::Error::custom("there is no such act"))
            }
        }
    };
}
pub(super) use acts;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        console::{
            categories::CategoryAct, jobs::JobAct, listings::ListingAct, names::NameAct, reviews::ReviewAct,
            users::UserAct, webhooks::WebhookAct,
        },
        core::language::Language,
    };
    use std::collections::BTreeSet;

    #[test]
    fn every_act_has_its_texts_in_every_language_and_no_text_is_without_its_act() {
        let keys = |all: &[Vec<String>]| all.concat().into_iter().collect::<BTreeSet<_>>();
        let needed = keys(&[
            ReviewAct::ALL.iter().map(|act| act.key()).collect(),
            UserAct::ALL.iter().map(|act| act.key()).collect(),
            ListingAct::ALL.iter().map(|act| act.key()).collect(),
            JobAct::ALL.iter().map(|act| act.key()).collect(),
            CategoryAct::ALL.iter().map(|act| act.key()).collect(),
            WebhookAct::ALL.iter().map(|act| act.key()).collect(),
            NameAct::ALL.iter().map(|act| act.key()).collect(),
        ]);
        let of_acts = Language::keys().filter(|key| key.starts_with("act-") && !key.contains('.'));
        let known: BTreeSet<String> = of_acts.collect();
        assert_eq!(needed, known);
        let mut values = Values::new();
        values.set("name", "Ada");
        for (language, key) in Language::all().flat_map(|language| known.iter().map(move |key| (language, key))) {
            for part in ["", ".title", ".what", ".now"] {
                assert!(language.find(&format!("{key}{part}"), &values).is_some(), "{language}: {key}{part}");
            }
        }
    }
}
