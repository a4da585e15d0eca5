//! What is declared of an operation where it is registered, with what its document says.

use crate::{
    app::App,
    auth::permissions::Permission,
    core::{dependencies::MAX_JSON_BYTES, error::CodeEntry, rate_limit::Policy},
    database::enums::Role,
};
use axum::http::Method;
use utoipa::openapi::{
    RefOr,
    path::{Operation, Parameter, ParameterIn, PathItem},
};
use utoipa_axum::router::UtoipaMethodRouter;

/// Who may call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everyone.
    Public,
    /// Everyone; users with one of these roles are identified.
    Optional { roles: &'static [Role] },
    /// Users with one of these roles.
    Roles {
        roles: &'static [Role],
        /// Whether changes are allowed while the account is frozen.
        while_frozen: bool,
        /// Whether administrators may do it without the second factor that the installation may require.
        without_second_factor: bool,
        /// Whether workers need an approved identity check.
        needs_identity_check: bool,
    },
}

/// Users with a permission. The handler takes a [`crate::core::dependencies::Caller`].
pub(crate) const fn access<P: Permission>() -> Access {
    Access::Roles {
        roles: P::ROLES,
        while_frozen: P::ALLOWED_WHILE_FROZEN,
        without_second_factor: P::WITHOUT_SECOND_FACTOR,
        needs_identity_check: P::NEEDS_IDENTITY_CHECK,
    }
}

/// Everyone; the handler takes an `Option<Caller<P>>`.
pub(crate) const fn optional_access<P: Permission>() -> Access {
    Access::Optional { roles: P::ROLES }
}

/// One operation, as it is registered.
pub(super) struct Route {
    pub(super) operation: UtoipaMethodRouter<App>,
    pub(super) access: Access,
    pub(super) limit: Option<&'static Policy>,
    pub(super) body: BodyLimit,
    pub(super) refusals: &'static [&'static CodeEntry],
}

/// The maximum size of a body, and how long it may take.
#[derive(Clone, Copy)]
pub(super) enum BodyLimit {
    Json,
    Files { max_bytes: usize },
}

impl BodyLimit {
    pub(super) fn max_bytes(self) -> usize {
        match self {
            Self::Json => MAX_JSON_BYTES,
            Self::Files { max_bytes } => max_bytes,
        }
    }
}

/// A registered operation.
#[derive(Clone)]
pub(crate) struct Declared {
    pub(crate) method: Method,
    /// With its prefix, as in the document.
    pub(crate) path: String,
    pub(crate) access: Access,
    pub(crate) limit: Option<&'static Policy>,
    /// The codes of its own refusals.
    pub(crate) refusals: &'static [&'static CodeEntry],
    pub(super) body: BodyLimit,
    pub(super) takes_query: bool,
    pub(super) takes_body: bool,
    /// The media types of its responses. Empty where it can also respond without content.
    pub(super) produces: Vec<String>,
}

impl Declared {
    pub(super) fn of(route: &Route, prefix: &str) -> Option<Self> {
        let (path, item) = route.operation.1.paths.iter().next()?;
        let (method, operation) = only_operation(item)?;
        Some(Self {
            method,
            path: format!("{prefix}{path}"),
            access: route.access,
            limit: route.limit,
            refusals: route.refusals,
            body: route.body,
            takes_query: operation.parameters.iter().flatten().any(is_in_query),
            takes_body: operation.request_body.is_some(),
            produces: media_types(operation),
        })
    }

    pub(super) fn path_in(&self, prefix: &str) -> &str {
        self.path.strip_prefix(prefix).unwrap_or(&self.path)
    }
}

fn only_operation(item: &PathItem) -> Option<(Method, &Operation)> {
    [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ]
    .into_iter()
    .find_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

fn is_in_query(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query)
}

fn media_types(operation: &Operation) -> Vec<String> {
    let answers = operation.responses.responses.iter();
    let successes = answers.filter(|(status, _)| status.starts_with('2') || *status == "303");
    let contents = successes.map(|(_, answer)| match answer {
        RefOr::T(answer) if !answer.content.is_empty() => Some(answer.content.keys().cloned().collect()),
        _ => None,
    });
    contents.collect::<Option<Vec<Vec<String>>>>().unwrap_or_default().concat()
}
