//! Fields of PATCH requests.

use super::input::{FieldErrors, FromInput, Input};

/// The change of an optional field in a PATCH request.
#[derive(Debug, Clone, Default, PartialEq, utoipa::ToSchema)]
#[serde(untagged)]
pub enum Change<T> {
    /// The field is missing: its value stays.
    #[default]
    #[serde(skip)]
    Keep,
    /// The field is `null`: its value is removed.
    Clear,
    /// The new value.
    Set(T),
}

impl<T> Change<T> {
    /// The value after the change.
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
