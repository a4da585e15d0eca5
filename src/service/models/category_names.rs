//! The names of categories in other languages.

use crate::core::language::Language;
use std::collections::BTreeMap;

/// Names by the tags of their languages, as they are stored.
pub(crate) fn translations(names: Option<&str>) -> BTreeMap<String, String> {
    names.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// The name of a category in this language, if it has another one there: that of an administrator, or the translation of a name that is as it
/// was installed.
pub(crate) fn translated_category(
    slug: &str,
    name: &str,
    names: &BTreeMap<String, String>,
    language: Language,
) -> Option<String> {
    names.get(language.tag()).cloned().or_else(|| language.translation_of(name, &format!("category-{slug}")))
}
