//! Registers routes: an operation with its documentation, who may call it, and its rate limit.
//!
//! These declarations are enforced (`guard.rs`) and documented (`openapi`). There is no other list.

mod declaration;
mod guard;

pub(crate) use declaration::{Access, Declared, access, optional_access};
pub(crate) use guard::guard_page;

use crate::{
    app::App,
    core::{error::CodeEntry, rate_limit::Policy},
};
use axum::Router;
use declaration::{BodyLimit, Route};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

/// A group of routes.
#[derive(Default)]
pub(crate) struct Routes(Vec<Route>);

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

    /// The routes under a prefix, which enforce what they declare.
    pub(crate) fn serve(self, prefix: &str, app: &App) -> Router<App> {
        let guarded = self.0.into_iter().fold(Router::new(), |router, route| {
            let Some(declared) = Declared::of(&route, prefix) else { return router };
            let path = declared.path_in(prefix).to_owned();
            router.route(&path, guard::guarded(route.operation.2, declared, app))
        });
        if prefix.is_empty() { guarded } else { Router::new().nest(prefix, guarded) }
    }

    /// Adds the operations under a prefix to a document.
    pub(crate) fn describe(self, prefix: &str, document: OpenApiRouter<App>) -> OpenApiRouter<App> {
        let described = self.0.into_iter().fold(OpenApiRouter::new(), |all, route| all.routes(route.operation));
        if prefix.is_empty() { document.merge(described) } else { document.nest(prefix, described) }
    }
}
