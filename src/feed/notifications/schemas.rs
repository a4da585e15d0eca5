//! Requests and responses of notifications.

use crate::{
    core::{
        input::{FieldError, FieldErrors, FromInput as _, Input, from_fields},
        text::Whole,
    },
    event::EventKind,
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Which events are notifications.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct NotificationFilter {
    /// Only events of these types. Without it: those that say "a notification" in their description, for your role.
    #[param(rename = "type", value_type = Option<Vec<EventKind>>, style = Form, explode, max_items = 20)]
    pub(crate) kinds: Vec<EventKind>,
}

from_fields!(NotificationFilter { kinds[*] as "type": kinds = Vec::new() });

/// Each type is looked up by itself.
const MAX_KINDS: usize = 20;

fn kinds(inputs: &[Input<'_>], errors: &mut FieldErrors) -> Option<Vec<EventKind>> {
    if inputs.len() > MAX_KINDS {
        errors.add(FieldError::TooMany { max: MAX_KINDS });
        return None;
    }
    let mut kinds: Vec<EventKind> = Vec::new();
    for input in inputs {
        let kind = EventKind::from_input(*input, errors)?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Some(kinds)
}

/// How far notifications were seen.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotificationsSeen {
    /// The id of the newest event that was seen. One that is before the present mark changes nothing; one after the last event that
    /// concerns you means everything.
    #[schema(value_type = i64, minimum = 0, example = 4711)]
    pub(crate) up_to: Whole<0, { i64::MAX }>,
}

from_fields!(NotificationsSeen { up_to });

/// Notifications that were not seen yet, on all of an account's devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct UnreadNotifications {
    /// The mark: newer events count as unread. 0 at first.
    #[schema(example = 4711)]
    pub(crate) seen_up_to: i64,
    /// How many there are. 100 means 100 or more.
    #[schema(minimum = 0, maximum = 100, example = 3)]
    pub(crate) unread: i64,
}
