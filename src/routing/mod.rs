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
