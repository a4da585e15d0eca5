//! What a PATCH says.

use super::input::{FieldErrors, FromInput, Input};

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

impl<T: FromInput> FromInput for Change<T> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        Some(Option::from_input(input, errors)?.map_or(Change::Clear, Change::Set))
    }

    fn when_absent() -> Option<Self> {
        Some(Change::Keep)
    }
}
