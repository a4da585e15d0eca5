//! Registers routes: an operation with its documentation, who may call it, and its rate limit.
//!
//! These declarations are enforced (`guard.rs`) and documented (`openapi`). There is no other list.

mod guard;

pub(crate) use guard::guard_page;

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
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

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

/// A group of routes.
#[derive(Default)]
pub(crate) struct Routes(Vec<Route>);

struct Route {
    operation: UtoipaMethodRouter<App>,
    access: Access,
    limit: Option<&'static Policy>,
    body: BodyLimit,
    refusals: &'static [&'static CodeEntry],
}

/// The maximum size of a body, and how long it may take.
#[derive(Clone, Copy)]
enum BodyLimit {
    Json,
    Files { max_bytes: usize },
}

impl BodyLimit {
    fn max_bytes(self) -> usize {
        match self {
            Self::Json => MAX_JSON_BYTES,
            Self::Files { max_bytes } => max_bytes,
        }
    }
}

impl Routes {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds one operation.
    pub(crate) fn route(
        self,
        operation: UtoipaMethodRouter<App>,
        access: Access,
        limit: impl Into<Option<&'static Policy>>,
    ) -> Self {
        self.add(Route { operation, access, limit: limit.into(), body: BodyLimit::Json, refusals: &[] })
    }

    /// Adds one operation that receives files of at most `max_bytes` together.
    pub(crate) fn upload(
        self,
        operation: UtoipaMethodRouter<App>,
        access: Access,
        limit: impl Into<Option<&'static Policy>>,
        max_bytes: usize,
    ) -> Self {
        self.add(Route { operation, access, limit: limit.into(), body: BodyLimit::Files { max_bytes }, refusals: &[] })
    }

    /// The codes that the last operation can be refused with, beside those that follow from its declaration and its document
    /// (`openapi/refusals.rs`). A test that meets another code fails.
    pub(crate) fn refuses(mut self, codes: &'static [&'static CodeEntry]) -> Self {
        if let Some(route) = self.0.last_mut() {
            route.refusals = codes;
        }
        self
    }

    fn add(mut self, route: Route) -> Self {
        self.0.push(route);
        self
    }

    /// Adds the routes of another group.
    pub(crate) fn merge(mut self, other: Routes) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The registered operations, for the document.
    pub(crate) fn declared(&self, prefix: &str) -> Vec<Declared> {
        self.0.iter().filter_map(|route| Declared::of(route, prefix)).collect()
    }

    /// Adds the routes under a prefix, with their documentation, to `open_api`.
    pub(crate) fn add_to(self, open_api: OpenApiRouter<App>, prefix: &str, app: Option<&App>) -> OpenApiRouter<App> {
        let guarded = self.0.into_iter().fold(OpenApiRouter::new(), |router, route| {
            let declared = Declared::of(&route, prefix).zip(app);
            let (schemas, paths, mut methods) = route.operation;
            if let Some((declared, app)) = declared {
                methods = guard::guarded(methods, declared, app);
            }
            router.routes((schemas, paths, methods))
        });
        if prefix.is_empty() { open_api.merge(guarded) } else { open_api.nest(prefix, guarded) }
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
    body: BodyLimit,
    takes_query: bool,
    takes_body: bool,
    /// The media types of its responses. Empty where it can also respond without content.
    produces: Vec<String>,
}

impl Declared {
    fn of(route: &Route, prefix: &str) -> Option<Self> {
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
