//! The HTML of the pages.

use crate::core::{
    error::Problem,
    language::{Language, Values, depends_on_language},
    security::sha256,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use minijinja::{
    Environment, Error, ErrorKind, State, UndefinedBehavior, Value,
    value::{Kwargs, Serde, ValueKind},
};
use serde::Serialize;
use std::sync::LazyLock;

/// What every page needs.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Layout {
    #[serde(rename = "lang")]
    pub(super) language: Language,
    /// The name of this site.
    pub(super) site: String,
    /// Where people sign in.
    pub(super) sign_in: String,
}

#[derive(Serialize)]
struct Context<'c, C> {
    #[serde(flatten)]
    layout: &'c Layout,
    #[serde(flatten)]
    content: C,
    style: Value,
}

/// A page. `template` is the name of a file of this directory without its extension.
pub(super) fn page(
    status: StatusCode,
    layout: &Layout,
    template: &str,
    content: impl Serialize,
) -> Result<Response, Problem> {
    let internal = |error: &dyn std::fmt::Display| Problem::internal(error);
    let Pages { templates, policy } = PAGES.as_ref().map_err(|error| internal(error))?;
    let context = Context { layout, content, style: Value::from_safe_string(STYLE.to_owned()) };
    let html = templates.get_template(&format!("{template}.html")).and_then(|page| page.render(Serde(context)));
    let html = html.map_err(|error| internal(&format!("{error:#}")))?;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy.clone())];
    let mut response = (status, headers, html).into_response();
    depends_on_language(response.headers_mut(), layout.language);
    Ok(response)
}

const STYLE: &str = include_str!("style.css");

struct Pages {
    templates: Environment<'static>,
    policy: HeaderValue,
}

static PAGES: LazyLock<Result<Pages, String>> = LazyLock::new(|| {
    let templates = templates().map_err(|error| format!("{error:#}"))?;
    Ok(Pages { templates, policy: policy().map_err(|error| error.to_string())? })
});

/// Nothing is loaded but the style, which is in the page, and forms are sent to this site only.
fn policy() -> Result<HeaderValue, header::InvalidHeaderValue> {
    let style = STANDARD.encode(sha256(STYLE.as_bytes()));
    HeaderValue::from_str(&format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ))
}

fn templates() -> Result<Environment<'static>, Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.add_function("text", text);
    for (name, source) in [
        ("base.html", include_str!("base.html")),
        ("field.html", include_str!("field.html")),
        ("errors.html", include_str!("errors.html")),
        ("verify.html", include_str!("verify.html")),
        ("reset.html", include_str!("reset.html")),
        ("confirm.html", include_str!("confirm.html")),
        ("message.html", include_str!("message.html")),
    ] {
        templates.add_template(name, source)?;
    }
    Ok(templates)
}

/// `text("web-title", address=address)`: a text in the language of the page.
#[expect(clippy::needless_pass_by_value, reason = "minijinja gives its arguments by value")]
fn text(state: &State<'_, '_>, key: &str, values: Kwargs) -> Result<String, Error> {
    let tag = state.lookup("lang").map(|tag| tag.to_string()).unwrap_or_default();
    let language = Language::named(&tag).unwrap_or(Language::ENGLISH);
    let mut told = Values::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        if value.kind() != ValueKind::String {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("{name} is {}, not a text", value.kind())));
        }
        told.set(name.to_owned(), value.to_string());
    }
    Ok(language.text(key, &told))
}
