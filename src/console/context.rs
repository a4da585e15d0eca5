//! Who asks for a page, and what is read for it.

use super::{
    form::Form,
    frame::{Desk, Frame, Section},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, require_same_origin},
        error::Problem,
    },
    database::Tx,
    event::models::LogEnd,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};

/// What every page and form for administrators needs of its request.
pub(super) struct Context {
    pub(super) app: App,
    pub(super) caller: Caller<Admin>,
    headers: HeaderMap,
    query: String,
}

impl FromRequestParts<App> for Context {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self {
            app: app.clone(),
            caller: Caller::from_request_parts(parts, app).await?,
            headers: parts.headers.clone(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
        })
    }
}

impl Context {
    /// Whether the page was opened from one of our own, or by its address. A link of another site must not write into the audit trail.
    pub(super) fn is_from_here(&self) -> bool {
        self.headers.get("sec-fetch-site").is_some_and(|site| site == "none")
            || require_same_origin(&self.headers, &self.app.site).is_ok()
    }

    /// What a page of this section shows, and what stands around it, read in one transaction.
    pub(super) async fn read<T, E, F>(&self, section: Section, work: F) -> Result<(Frame, T), Problem>
    where
        F: Fn(&mut Tx<'_>, &Admin) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Into<Problem>,
    {
        let end = self.app.read_public(LogEnd::find).await?;
        let (desk, shown) = self
            .app
            .read(self.caller, move |tx, admin| {
                let shown = work(tx, admin).map_err(Into::into)?;
                Ok::<_, Problem>((Desk::read(tx, admin, end)?, shown))
            })
            .await?;
        Ok((Frame::of(&self.app, &self.headers, section, desk), shown))
    }

    /// The parameters in the address.
    pub(super) fn query(&self) -> Result<Form, Problem> {
        Form::parse(self.query.as_bytes())
    }
}
