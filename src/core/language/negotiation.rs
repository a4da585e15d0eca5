//! Choosing the language of an answer by `Accept-Language` (RFC 9110, section 12.5.4).

use super::Language;
use crate::core::accept::{list_items, parse_weighted};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use std::convert::Infallible;

/// The languages that a request asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct AcceptLanguage(Vec<HeaderValue>);

/// What follows in a longer list is not read.
const MAX_RANGES: usize = 32;

impl AcceptLanguage {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self(headers.get_all(header::ACCEPT_LANGUAGE).iter().cloned().collect())
    }

    /// The language that is asked for most, if any is: of two with the same weight, the first. A range such as `de-AT` asks
    /// for `de`, too, unless a range of its own says otherwise (RFC 4647, section 3.4). `*` asks for none.
    pub(crate) fn best(&self) -> Option<Language> {
        let mut ranges: Vec<(String, f32)> =
            list_items(&self.0).take(MAX_RANGES).filter(|range| range.len() <= 100).map(parse_weighted).collect();
        let refused: Vec<String> = ranges.extract_if(.., |(_, weight)| *weight <= 0.0).map(|(tag, _)| tag).collect();
        // A stable sort.
        ranges.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let installed = ranges.iter().filter_map(|(range, _)| lookup(range));
        installed.into_iter().find(|language| !refused.iter().any(|tag| tag.eq_ignore_ascii_case(language.tag())))
    }

    /// The same, or else this one.
    pub(crate) fn best_or(&self, default: Language) -> Language {
        self.best().unwrap_or(default)
    }
}

/// The language of a range, or of the range without its last subtags.
fn lookup(range: &str) -> Option<Language> {
    let mut range = Some(range);
    while let Some(tag) = range {
        if let Some(language) = Language::named(tag) {
            return Some(language);
        }
        range = tag.rsplit_once('-').map(|(shorter, _)| shorter);
    }
    None
}

impl<S: Sync> FromRequestParts<S> for AcceptLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// A response whose texts are in this language, which the request has asked for.
pub(crate) struct InLanguage<T>(pub(crate) Language, pub(crate) T);

impl<T: IntoResponse> IntoResponse for InLanguage<T> {
    fn into_response(self) -> Response {
        let mut response = self.1.into_response();
        depends_on_language(response.headers_mut(), self.0);
        response
    }
}

/// Says of a response in which language it is, and that it depends on `Accept-Language`.
pub(crate) fn depends_on_language(headers: &mut HeaderMap, language: Language) {
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
}
