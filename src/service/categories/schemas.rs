//! Request and response bodies of administrators' categories.

use super::models::ManagedCategory;
use crate::core::{
    input::{FieldError, FieldErrors, Format, FromInput, Input, from_fields, given},
    language::Language,
    text::{Line, Whole, schema},
};
use serde::Serialize;
use std::{collections::BTreeMap, sync::LazyLock};
use utoipa::{
    ToSchema,
    openapi::{ObjectBuilder, schema::Type},
};

/// A new category. It is the last in the order.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CategoryCreate {
    /// Its name in addresses and filters, which never changes: lower-case letters, digits, and hyphens between them.
    #[schema(value_type = String, min_length = 1, max_length = 60, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", example = "window-cleaning")]
    pub(crate) slug: Line<1, 60>,
    #[schema(value_type = String, min_length = 1, max_length = 80, example = "Window cleaning")]
    pub(crate) name: Line<1, 80>,
    /// The name of a [Material Symbol](https://fonts.google.com/icons).
    #[serde(default = "general_icon")]
    #[schema(value_type = String, min_length = 1, max_length = 60, pattern = "^[a-z0-9_]+$", default = "category", example = "window")]
    pub(crate) icon: Line<1, 60>,
    /// Its names in other languages, by their tags.
    #[serde(default)]
    #[schema(value_type = TranslatedNames, example = json!({ "de": "Fensterputzen" }))]
    pub(crate) names: TranslatedNames,
}

from_fields!(CategoryCreate { slug: slug, name, icon: icon = general_icon(), names = TranslatedNames::default() });

/// Names by the tags of their languages.
#[derive(Debug, Clone, Default)]
pub(crate) struct TranslatedNames(BTreeMap<String, String>);

/// The languages that are installed.
static TAGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| Language::all().map(Language::tag).collect());

schema!(
    [] TranslatedNames,
    "TranslatedNames",
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some("Names by the tags of their languages."))
        .additional_properties(Some(
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(80)),
        ))
        .build()
);

impl FromInput for TranslatedNames {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let fields = input.fields(&TAGS, errors)?;
        let mut names = BTreeMap::new();
        for tag in TAGS.iter() {
            let name: Option<Line<1, 80>> = fields.read(tag, errors, given, || Some(None))?;
            names.extend(name.map(|name| ((*tag).to_owned(), name.to_string())));
        }
        Some(Self(names))
    }
}

fn general_icon() -> Line<1, 60> {
    Line::new("category")
}

fn slug(input: Input<'_>, errors: &mut FieldErrors) -> Option<Line<1, 60>> {
    let slug = Line::<1, 60>::from_input(input, errors)?;
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !slug.is_empty() && !slug.split('-').all(is_word) {
        errors.add(FieldError::InvalidFormat { format: Format::Slug });
    }
    Some(slug)
}

fn icon(input: Input<'_>, errors: &mut FieldErrors) -> Option<Line<1, 60>> {
    let icon = Line::<1, 60>::from_input(input, errors)?;
    if !icon.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        errors.add(FieldError::InvalidFormat { format: Format::IconName });
    }
    Some(icon)
}

fn given_icon(input: Input<'_>, errors: &mut FieldErrors) -> Option<Option<Line<1, 60>>> {
    icon(input, errors).map(Some)
}

/// Changes to a category; omitted fields stay unchanged.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CategoryUpdate {
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 80, example = "Windows")]
    pub(crate) name: Option<Line<1, 80>>,
    /// The name of a [Material Symbol](https://fonts.google.com/icons).
    #[serde(default)]
    #[schema(value_type = String, min_length = 1, max_length = 60, pattern = "^[a-z0-9_]+$", example = "window")]
    pub(crate) icon: Option<Line<1, 60>>,
    /// Its place among all categories, retired ones included; the first is 1. The others make room. A number that is too
    /// high is the last place.
    #[serde(default)]
    #[schema(value_type = i64, minimum = 1, maximum = 1000, example = 3)]
    pub(crate) position: Option<Whole<1, 1000>>,
    /// A retired category takes no new listings and is not offered for choice. Its listings stay as they are.
    #[serde(default)]
    #[schema(nullable = false, example = false)]
    pub(crate) is_retired: Option<bool>,
    /// Its names in other languages, by their tags, in place of those that it has.
    #[serde(default)]
    #[schema(value_type = TranslatedNames, example = json!({ "de": "Fensterputzen" }))]
    pub(crate) names: Option<TranslatedNames>,
}

from_fields!(CategoryUpdate {
    name: given = None,
    icon: given_icon = None,
    position: given = None,
    is_retired: given = None,
    names: given = None
});

impl TranslatedNames {
    /// As JSON; `None` if there are none.
    pub(super) fn stored(&self) -> Option<String> {
        serde_json::to_string(&self.0).ok().filter(|_| !self.0.is_empty())
    }
}

impl CategoryUpdate {
    /// The category with the changes; `count` is the last place.
    pub(super) fn apply(&self, old: &ManagedCategory, count: i64) -> ManagedCategory {
        let Self { name, icon, position, is_retired, names } = self;
        ManagedCategory {
            slug: old.slug.clone(),
            name: name.as_deref().unwrap_or(&old.name).to_owned(),
            icon: icon.as_deref().unwrap_or(&old.icon).to_owned(),
            position: position.as_ref().map_or(old.position, |position| position.0.min(count)),
            is_retired: is_retired.unwrap_or(old.is_retired),
            names: names.as_ref().map_or_else(|| old.names.clone(), TranslatedNames::stored),
        }
    }
}

/// A category as administrators see it. `GET /categories?include_retired=true` has all of them in their order.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ManagedCategoryRead {
    #[schema(example = "plumbing")]
    pub(crate) slug: String,
    #[schema(example = "Plumbing")]
    pub(crate) name: String,
    #[schema(example = "plumbing")]
    pub(crate) icon: String,
    /// Its place among all categories; the first is 1.
    #[schema(example = 21)]
    pub(crate) position: i64,
    #[schema(example = false)]
    pub(crate) is_retired: bool,
    /// Its names in other languages, by their tags. Where it has none, an own translation of Hirehall is shown if its name is as it
    /// was installed, else its name.
    #[schema(example = json!({ "de": "Sanitär" }))]
    pub(crate) names: BTreeMap<String, String>,
}

impl From<ManagedCategory> for ManagedCategoryRead {
    fn from(category: ManagedCategory) -> Self {
        let names = category.translations();
        let ManagedCategory { slug, name, icon, position, is_retired, .. } = category;
        Self { slug, name, icon, position, is_retired, names }
    }
}
