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
    /// The aspects that a side rates.
    pub(crate) fn of(reviewer: Side) -> &'static [&'static str] {
        match reviewer {
            Side::Client => &["quality", "communication", "punctuality", "value"],
            Side::Worker => &["communication", "clarity", "payment"],
        }
    }

    /// The name of an aspect that this side does not rate, if one has stars.
    pub(crate) fn unknown_to(&self, reviewer: Side) -> Option<&'static str> {
        let Self { quality, communication, punctuality, value, clarity, payment } = self;
        let stars = [
            ("quality", quality),
            ("communication", communication),
            ("punctuality", punctuality),
            ("value", value),
            ("clarity", clarity),
            ("payment", payment),
        ];
        let is_unknown =
            |(name, stars): &(&'static str, &Option<i64>)| stars.is_some() && !Self::of(reviewer).contains(name);
        stars.into_iter().find(is_unknown).map(|(name, _)| name)
    }

    /// As it is stored; `None` without any.
    pub(super) fn to_json(self) -> Option<String> {
        (self != Self::default()).then(|| serde_json::json!(self).to_string())
    }

    pub(super) fn from_json(stored: Option<&str>) -> Self {
        stored.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }
}
