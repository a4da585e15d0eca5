//! Requests and responses.

use crate::core::{
    input::{FieldErrors, FromInput, Input, from_fields},
    text::Whole,
};
use serde::Serialize;

/// The position in the log to begin at.
#[derive(Debug, Clone, Copy, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventFilter {
    /// The id of the last event that you have seen; later events are returned.
    #[param(value_type = Option<i64>, minimum = 0, example = 0)]
    pub(crate) after: Option<EventOffset>,
}

from_fields!(EventFilter { after });

/// A position in the log: after the event of this id, or 0 for the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventOffset(i64);

impl EventOffset {
    /// The id of the event; 0 for the beginning.
    pub(crate) fn id(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for EventOffset {
    type Error = &'static str;

    fn try_from(id: i64) -> Result<Self, Self::Error> {
        if id < 0 { Err("must not be negative") } else { Ok(Self(id)) }
    }
}

impl FromInput for EventOffset {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        Whole::<0, { i64::MAX }>::from_input(input, errors).map(|id| Self(id.0))
    }
}

/// Where the events of the caller end.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
pub(crate) struct LogPosition {
    /// The id of the last event that concerns you, or of the last one that is archived; 0 if there is none.
    #[schema(example = 4711)]
    pub(crate) id: i64,
}
