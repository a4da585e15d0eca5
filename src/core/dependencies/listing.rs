//! Lists, page by page: a page begins behind the key of the last item that the caller has seen.

use super::body::pointer_of;
use crate::core::{
    error::{Invalid, Problem},
    security::{Mac, from_base64, to_base64},
    text::is_forbidden,
};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::HashSet;

/// A page of a list that is narrowed by `F` and whose place is a key `K`.
pub(crate) struct Listing<F, K> {
    pub(crate) filter: F,
    pub(crate) page: Page<K>,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Page<K> {
    /// How many items at most: 1 to 100.
    pub(crate) limit: usize,
    /// The key of the last item that the caller has seen.
    pub(crate) after: Option<K>,
    codec: CursorCodec,
}

/// What a list's answer looks like.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Listed<T> {
    /// The items of this page, in the order of the list.
    pub(crate) items: Vec<T>,
    /// Where the next page begins; `null` on the last one.
    #[schema(example = json!(null))]
    pub(crate) next_cursor: Option<String>,
}

/// A list that cannot be narrowed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unfiltered {}

/// What every list takes.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it documents what Listing reads")]
pub(crate) struct PageQuery {
    /// How many items at most.
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
    limit: Option<i64>,
    /// Where the page begins: `next_cursor` of the page before it.
    cursor: Option<String>,
}

const DEFAULT_LIMIT: usize = 20;
const MAX_LIMIT: usize = 100;

/// A cursor is the last key, sealed together with the list that it belongs to.
#[derive(Clone)]
struct CursorCodec {
    mac: Mac,
    list: String,
}

impl std::fmt::Debug for CursorCodec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.list)
    }
}

impl<K: Serialize + DeserializeOwned> Page<K> {
    /// How many rows to read: one more than the page has, to see whether another follows.
    pub(crate) fn rows(&self) -> i64 {
        i64::try_from(self.limit + 1).unwrap_or(i64::MAX)
    }

    /// The page that `rows` make, and the cursor behind it.
    pub(crate) fn of<R, T>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> K, item: impl FnMut(R) -> T) -> Listed<T> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next_cursor = rows.last().filter(|_| more).map(|last| self.codec.close(&key(last)));
        Listed { items: rows.into_iter().map(item).collect(), next_cursor }
    }
}

impl CursorCodec {
    fn close<K: Serialize>(&self, key: &K) -> String {
        let mut bytes = serde_json::to_vec(key).unwrap_or_default();
        let tag = self.mac.tag(&[self.list.as_bytes(), &bytes]);
        bytes.extend(tag);
        to_base64(&bytes)
    }

    fn open<K: DeserializeOwned>(&self, cursor: &str) -> Option<K> {
        let bytes = from_base64(cursor)?;
        let (key, tag) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
        if !self.mac.verify(&[self.list.as_bytes(), key], tag) {
            return None;
        }
        serde_json::from_slice(key).ok()
    }
}

impl<S: Sync, F: DeserializeOwned, K: DeserializeOwned> FromRequestParts<S> for Listing<F, K>
where
    Mac: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let mut limit = DEFAULT_LIMIT;
        let mut cursor = None;
        let mut narrowing = form_urlencoded::Serializer::new(String::new());
        let mut pairs = query_pairs(parts)?;
        // A cursor belongs to what is asked for, in whatever order.
        pairs.sort_unstable();
        for (name, value) in pairs {
            match &*name {
                "limit" => {
                    limit = value.parse().ok().filter(|limit| (1..=MAX_LIMIT).contains(limit)).ok_or_else(|| {
                        Problem::invalid_field(
                            "/limit",
                            "out_of_range",
                            format!("must be a number from 1 to {MAX_LIMIT}"),
                        )
                    })?;
                }
                "cursor" => cursor = Some(value),
                _ => {
                    narrowing.append_pair(&name, &value);
                }
            }
        }
        let narrowing = narrowing.finish();
        let filter = parse_query(&narrowing)?;
        let path = parts.uri.path();
        let codec = CursorCodec { mac: Mac::from_ref(state), list: format!("{path}?{narrowing}") };
        let after = match cursor {
            None => None,
            Some(cursor) => Some(codec.open(&cursor).ok_or_else(|| {
                let detail =
                    "is not a cursor of this list: pass next_cursor of the page before, with the same parameters";
                let invalid =
                    Invalid { pointer: "/cursor".into(), code: "invalid_cursor".into(), detail: detail.into() };
                Problem::invalid_with_code("invalid_cursor", vec![invalid])
            })?),
        };
        Ok(Self { filter, page: Page { limit, after, codec } })
    }
}

/// What the query of something that is not a list says.
pub(crate) struct Query<F>(pub(crate) F);

impl<S: Sync, F: DeserializeOwned> FromRequestParts<S> for Query<F> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let pairs = query_pairs(parts)?;
        parse_query(&form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()).map(Self)
    }
}

fn query_pairs(parts: &Parts) -> Result<Vec<(String, String)>, Problem> {
    let pairs = named_once(parts.uri.query().unwrap_or_default().as_bytes())?;
    for (name, value) in &pairs {
        if value.contains(is_forbidden) || value.contains('\u{FFFD}') {
            return Err(Problem::invalid_field(
                format!("/{name}"),
                "forbidden_character",
                "must be UTF-8 without control characters or bidirectional overrides",
            ));
        }
    }
    Ok(pairs)
}

/// A query or a form, decoded, in which every name stands once.
fn named_once(encoded: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    limit_parameters(encoded)?;
    let pairs: Vec<(String, String)> = form_urlencoded::parse(encoded).into_owned().collect();
    let mut names = HashSet::with_capacity(pairs.len());
    match pairs.iter().find(|(name, _)| !names.insert(name)) {
        Some((name, _)) => {
            Err(Problem::invalid_field(format!("/{name}"), "duplicate_field", "is given more than once"))
        }
        None => Ok(pairs),
    }
}

/// No form and no query that makes sense has more.
const MAX_PARAMETERS: usize = 100;

/// Refuses a query or a form with too many parameters, before anything is made of them.
pub(crate) fn limit_parameters(encoded: &[u8]) -> Result<(), Problem> {
    if encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).nth(MAX_PARAMETERS).is_none() {
        return Ok(());
    }
    let detail = format!("at most {MAX_PARAMETERS} parameters may be given");
    let invalid = Invalid { pointer: String::new(), code: "too_many_parameters".into(), detail };
    Err(Problem::invalid_with_code("too_many_parameters", vec![invalid]))
}

fn parse_query<F: DeserializeOwned>(query: &str) -> Result<F, Problem> {
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|error| {
        let at = pointer_of(error.path());
        let message = error.inner().to_string();
        if message.starts_with("unknown field") {
            let named = message.split('`').nth(1).unwrap_or_default();
            return Problem::invalid_field(format!("/{named}"), "unknown_field", "is not known here");
        }
        let detail = match message.rsplit_once(", expected ") {
            Some((_, expected)) => format!("must be {expected}"),
            None if message.contains("float") => "must be a number".to_owned(),
            None if message.contains("integer") || message.contains("digit") => "must be a whole number".to_owned(),
            None if message.contains("`true`") => "must be true or false".to_owned(),
            None if message.starts_with("UUID") => "must be an id".to_owned(),
            None => message,
        };
        Problem::invalid_field(at, "invalid_value", detail)
    })
}
