//! Lists: the filters in the address, and the next page.

use super::{
    field::{Field, Fields},
    form::Form,
};
use crate::{
    app::App,
    core::{
        dependencies::{ListRequest, Listed, PageRequest},
        error::Problem,
        input::FromInput,
    },
};
use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::{Serialize, de::DeserializeOwned};

/// A request for a page of a list, by a form whose fields may be empty: those are left out of the address.
pub(super) struct ListPage<F, K> {
    pub(super) filter: F,
    pub(super) page: PageRequest<K>,
    pub(super) list: List,
}

/// What every list shows besides its rows.
#[derive(Debug, Clone)]
pub(super) struct List {
    path: String,
    pub(super) title: String,
    pub(super) is_empty: bool,
    /// The filters, as they were sent.
    pub(super) fields: Fields,
    /// The query of the filters, without the page.
    pub(super) query: String,
    /// The address of the next page.
    pub(super) next: Option<String>,
}

impl List {
    /// With its title and the inputs of its filters, around a page of it, whose items are returned.
    pub(super) fn with<T>(
        mut self,
        title: String,
        fields: impl IntoIterator<Item = Field>,
        listed: Listed<T>,
    ) -> (Self, Vec<T>) {
        self.title = title;
        self.fields.all = fields.into_iter().collect();
        self.is_empty = listed.items.is_empty();
        self.next = listed.next_cursor.map(|cursor| {
            let separator = if self.query.is_empty() { "" } else { "&" };
            format!("{}?{}{separator}cursor={cursor}", self.path, self.query)
        });
        (self, listed.items)
    }

    // What templates call.

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn is_filtered(&self) -> bool {
        !self.query.is_empty()
    }

    /// An address with the same filters.
    pub(super) fn filtered(&self, path: &str) -> String {
        with(path, &self.query)
    }
}

fn with(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A form sends also the fields that are left empty: they are left out of the address.
pub(super) fn without_empty_fields(parts: &Parts) -> Result<(Form, Option<String>), Problem> {
    let query = parts.uri.query().unwrap_or_default();
    let typed = Form::parse(query.as_bytes())?;
    let has_empty = query.split('&').any(|pair| pair.ends_with('='));
    let shorter = has_empty.then(|| with(parts.uri.path(), &encoded(typed.fields())));
    Ok((typed, shorter))
}

fn encoded(fields: Vec<(String, String)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

impl<F: FromInput, K: Serialize + DeserializeOwned> FromRequestParts<App> for ListPage<F, K> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let (typed, shorter) = without_empty_fields(parts).map_err(Problem::into_response)?;
        if let Some(shorter) = shorter {
            return Err(Redirect::to(&shorter).into_response());
        }
        let asked = ListRequest::from_request_parts(parts, app).await;
        let ListRequest { filter, page } = asked.map_err(Problem::into_response)?;
        let mut filters = typed.fields();
        filters.retain(|(name, _)| name != "cursor");
        let fields = Fields { typed, is_sent: true, ..Fields::default() };
        let path = parts.uri.path().to_owned();
        let list = List { path, title: String::new(), is_empty: true, fields, query: encoded(filters), next: None };
        Ok(Self { filter, page, list })
    }
}
