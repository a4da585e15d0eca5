//! Stars by aspect, stored as JSON.

use crate::database::enums::Side;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Stars by aspect. A client rates `quality`, `communication`, `punctuality` and `value` of a worker; a worker rates `communication`, `clarity`
/// and `payment` of a client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Aspects {
    #[schema(minimum = 1, maximum = 5, example = 5)]
    pub(crate) quality: Option<i64>,
    #[schema(minimum = 1, maximum = 5, example = 4)]
    pub(crate) communication: Option<i64>,
    #[schema(minimum = 1, maximum = 5, example = 5)]
    pub(crate) punctuality: Option<i64>,
    #[schema(minimum = 1, maximum = 5, example = 4)]
    pub(crate) value: Option<i64>,
    #[schema(minimum = 1, maximum = 5, example = json!(null))]
    pub(crate) clarity: Option<i64>,
    #[schema(minimum = 1, maximum = 5, example = json!(null))]
    pub(crate) payment: Option<i64>,
}

impl Aspects {
    /// The name of an aspect that this side does not rate, if one has stars.
    pub(crate) fn unknown_to(&self, reviewer: Side) -> Option<&'static str> {
        let Self { quality, communication: _, punctuality, value, clarity, payment } = self;
        let of_other = match reviewer {
            Side::Client => vec![("clarity", clarity), ("payment", payment)],
            Side::Worker => vec![("quality", quality), ("punctuality", punctuality), ("value", value)],
        };
        of_other.into_iter().find(|(_, stars)| stars.is_some()).map(|(name, _)| name)
    }

    /// As it is stored; `None` without any.
    pub(super) fn to_json(self) -> Option<String> {
        (self != Self::default()).then(|| serde_json::json!(self).to_string())
    }

    pub(super) fn from_json(stored: Option<&str>) -> Self {
        stored.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }
}
