//! Texts of the language files, with values.

use super::Language;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::sync::LazyLock;

/// The values of a text, by name. A value is on one line, so that it cannot begin a paragraph: see [`one_line`].
pub(crate) type Values<'v> = FluentArgs<'v>;

type Bundle = FluentBundle<FluentResource>;

/// In the order of [`Language::all`].
static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| Language::all().map(bundle).collect());

fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(language.tag().parse().into_iter().collect());
    bundle.set_use_isolating(false);
    // The tests find a file that cannot be read whole, and a key that is there twice.
    let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(readable, _)| readable);
    let _ = bundle.add_resource(resource);
    bundle
}

impl Language {
    /// The text with this key, or with a dot this attribute of a key.
    ///
    /// The tests find a key that a language lacks. Without them it would be in English.
    pub(crate) fn text(self, key: &str, values: &Values<'_>) -> String {
        self.find(key, values).or_else(|| Self::ENGLISH.find(key, values)).unwrap_or_else(|| {
            debug_assert!(false, "there is no text {key}");
            key.to_owned()
        })
    }

    /// The text without values with this key.
    pub(crate) fn plain(self, key: &str) -> String {
        self.text(key, &Values::new())
    }

    /// The text with this key, if in English it says the same as `english`. What was changed since is not translated.
    pub(crate) fn translation_of(self, english: &str, key: &str) -> Option<String> {
        let is_it = Self::ENGLISH.find(key, &Values::new()).is_some_and(|text| text == english);
        if is_it { self.find(key, &Values::new()) } else { None }
    }

    /// The text, if this language has the key.
    pub(crate) fn find(self, key: &str, values: &Values<'_>) -> Option<String> {
        let bundle = BUNDLES.get(self.0)?;
        let (key, attribute) = key.split_once('.').map_or((key, None), |(key, attribute)| (key, Some(attribute)));
        let message = bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(values), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{self}: {key}: {errors:?}");
        Some(text)
    }
}

/// A value on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
