//! Request and response bodies of the audit trail.

use super::models::Entry;
use crate::{
    core::{clock::Timestamp, input::from_fields},
    database::{
        ids::{SubjectId, UserId},
        models::user::PublicUser,
    },
    event::{EventKind, SubjectKind},
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

/// Filters for the audit trail.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AuditFilter {
    /// The account that acted.
    pub(crate) actor_id: Option<UserId>,
    /// The account or thing that was acted on.
    pub(crate) subject_id: Option<SubjectId>,
    #[param(rename = "type")]
    pub(crate) kind: Option<EventKind>,
    /// Only entries of this time or later.
    pub(crate) from: Option<Timestamp>,
    /// Only entries before this time.
    pub(crate) until: Option<Timestamp>,
}

from_fields!(AuditFilter { actor_id, subject_id, kind as "type", from, until });

/// An entry of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditRead {
    #[schema(example = 4711)]
    pub(crate) id: i64,
    #[serde(rename = "type")]
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    /// The account that acted; `null` for the system, and for the operator on the command line: then `data` has
    /// `by_operator`.
    pub(crate) actor: Option<PublicUser>,
    /// What was acted on.
    pub(crate) subject: AuditSubject,
    #[schema(example = "Asked for payment outside of the marketplace.")]
    pub(crate) reason: Option<String>,
    #[schema(value_type = Object, example = json!({ "from": "ACTIVE", "to": "BANNED" }))]
    pub(crate) data: Map<String, Value>,
}

/// What an entry of the audit trail is about.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditSubject {
    pub(crate) kind: SubjectKind,
    pub(crate) id: SubjectId,
    /// A name for people, as it is now: of the account, or a title. `null` for what has none, or is gone.
    #[schema(example = "Ada Lovelace")]
    pub(crate) label: Option<String>,
}

impl From<Entry> for AuditRead {
    fn from(Entry { audited, label }: Entry) -> Self {
        let mut data: Map<String, Value> = serde_json::from_str(&audited.data).unwrap_or_default();
        let reason = data.remove("reason").and_then(|reason| reason.as_str().map(str::to_owned));
        let kind = audited.kind.subject_kind().unwrap_or(SubjectKind::Installation);
        let label = label.or_else(|| data.get("slug").and_then(Value::as_str).map(str::to_owned));
        Self {
            id: audited.id,
            kind: audited.kind,
            at: audited.at,
            actor: audited.actor,
            subject: AuditSubject { kind, id: audited.subject, label },
            reason,
            data,
        }
    }
}
