//! What a PATCH says.

use garde::{Path, Report, Validate};
use serde::{Deserialize, Deserializer};

/// What a PATCH says of a field that can be empty: nothing, "empty it" (`null`), or a new value.
#[derive(Debug, Clone, Default, PartialEq, utoipa::ToSchema)]
#[serde(untagged)]
pub enum Change<T> {
    /// The field was not mentioned.
    #[default]
    #[serde(skip)]
    Keep,
    /// `null`.
    Clear,
    /// A value.
    Set(T),
}

impl<T> Change<T> {
    /// What becomes of the `old` value.
    pub fn apply<V>(&self, old: Option<V>, new: impl FnOnce(&T) -> V) -> Option<V> {
        match self {
            Change::Keep => old,
            Change::Clear => None,
            Change::Set(value) => Some(new(value)),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.map_or(Change::Clear, Change::Set))
    }
}

impl<T: Validate<Context = ()>> Validate for Change<T> {
    type Context = ();
    fn validate_into(&self, context: &(), at: &mut dyn FnMut() -> Path, report: &mut Report) {
        if let Change::Set(value) = self {
            value.validate_into(context, at, report);
        }
    }
}

/// For a field that a PATCH may leave out but not empty: `null` is refused like any other wrong type.
pub(crate) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
