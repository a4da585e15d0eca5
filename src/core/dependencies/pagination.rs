//! Keyset pagination: a page begins after the key of the last item of the page before.

use crate::core::error::codes::{InvalidCursor, TooManyParameters};
use crate::core::{
    error::Problem,
    input::{self, FieldError, FieldErrors, FromInput, Input, InvalidField, from_fields},
    security::{Mac, from_base64, to_base64},
    text::{Whole, is_forbidden},
};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use serde::{Serialize, de::DeserializeOwned};

/// A request for a page of a list, with filter `F` and key `K`.
pub(crate) struct ListRequest<F, K> {
    pub(crate) filter: F,
    pub(crate) page: PageRequest<K>,
}

/// The requested page.
#[derive(Debug, Clone)]
pub(crate) struct PageRequest<K> {
    /// The maximum number of items, 1 to 100.
    pub(crate) limit: usize,
    /// The key of the last item of the page before.
    pub(crate) after: Option<K>,
    codec: CursorCodec,
}

/// A page of a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Listed<T> {
    /// The items of this page, in the order of the list.
    pub(crate) items: Vec<T>,
    /// The cursor of the next page; `null` on the last page.
    #[schema(example = json!(null))]
    pub(crate) next_cursor: Option<String>,
}

/// The filter of a list without filters.
#[derive(Debug, Clone)]
pub(crate) struct Unfiltered {}

from_fields!(Unfiltered {});

/// The query parameters of every list.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it documents what ListRequest reads")]
pub(crate) struct PageQuery {
    /// The maximum number of items.
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

pub(crate) const DEFAULT_LIMIT: usize = 20;
pub(crate) const MAX_LIMIT: i64 = 100;

/// Encodes cursors: a key with a MAC over the key and the list, so that a cursor is valid for one list only.
#[derive(Clone)]
struct CursorCodec {
    mac: Mac,
    /// The path and the filter.
    list: String,
}

impl std::fmt::Debug for CursorCodec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.list)
    }
}

impl<K: Serialize + DeserializeOwned> PageRequest<K> {
    /// The number of rows to read: one more than the page has, to find out whether another page follows.
    pub(crate) fn rows(&self) -> i64 {
        i64::try_from(self.limit + 1).unwrap_or(i64::MAX)
    }

    /// The page with these rows, and the cursor of the next page.
    pub(crate) fn of<R, T>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> K, item: impl FnMut(R) -> T) -> Listed<T> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next_cursor = rows.last().filter(|_| more).map(|last| self.codec.encode(&key(last)));
        Listed { items: rows.into_iter().map(item).collect(), next_cursor }
    }
}

impl<T> Listed<Option<T>> {
    /// The page without the items that are not shown. It may have fewer than the page was asked for, or none.
    pub(crate) fn flatten(self) -> Listed<T> {
        Listed { items: self.items.into_iter().flatten().collect(), next_cursor: self.next_cursor }
    }
}

impl CursorCodec {
    fn encode<K: Serialize>(&self, key: &K) -> String {
        let mut bytes = serde_json::to_vec(key).unwrap_or_default();
        let tag = self.mac.tag(&[self.list.as_bytes(), &bytes]);
        bytes.extend(tag);
        to_base64(&bytes)
    }

    fn decode<K: DeserializeOwned>(&self, cursor: &str) -> Option<K> {
        let bytes = from_base64(cursor)?;
        let (key, tag) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
        if !self.mac.verify(&[self.list.as_bytes(), key], tag) {
            return None;
        }
        serde_json::from_slice(key).ok()
    }
}

impl<S: Sync, F: FromInput, K: DeserializeOwned> FromRequestParts<S> for ListRequest<F, K>
where
    Mac: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let (mut page_pairs, mut filter_pairs) = (Vec::new(), Vec::new());
        for pair in parameters(parts.uri.query().unwrap_or_default().as_bytes())? {
            if matches!(pair.0.as_str(), "limit" | "cursor") { page_pairs.push(pair) } else { filter_pairs.push(pair) }
        }
        let mut errors = FieldErrors::default();
        refuse_control_characters(page_pairs.iter().chain(&filter_pairs), &mut errors);
        let filter = F::from_input(Input::Form(&filter_pairs), &mut errors);
        let page = PageParameters::from_input(Input::Form(&page_pairs), &mut errors);
        let (filter, PageParameters { limit, cursor }) = errors.or(filter.zip(page))?;
        // The order of the parameters does not matter.
        filter_pairs.sort_unstable();
        let filter_pairs = form_urlencoded::Serializer::new(String::new()).extend_pairs(filter_pairs).finish();
        let codec = CursorCodec { mac: Mac::from_ref(state), list: format!("{}?{filter_pairs}", parts.uri.path()) };
        let after = match cursor {
            None => None,
            Some(cursor) => Some(codec.decode(&cursor).ok_or_else(|| {
                let invalid = InvalidField::new("/cursor", FieldError::InvalidCursor);
                Problem::invalid_with_code(InvalidCursor, vec![invalid])
            })?),
        };
        Ok(Self { filter, page: PageRequest { limit, after, codec } })
    }
}

struct PageParameters {
    limit: usize,
    cursor: Option<String>,
}

from_fields!(PageParameters { limit: limit = DEFAULT_LIMIT, cursor });

fn limit(input: Input<'_>, errors: &mut FieldErrors) -> Option<usize> {
    Whole::<1, MAX_LIMIT>::from_input(input, errors).and_then(|limit| usize::try_from(limit.0).ok())
}

/// The query parameters of an operation that is not a list.
pub(crate) struct Query<F>(pub(crate) F);

impl<S: Sync, F: FromInput> FromRequestParts<S> for Query<F> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let (parameters, mut errors) =
            (parameters(parts.uri.query().unwrap_or_default().as_bytes())?, FieldErrors::default());
        refuse_control_characters(&parameters, &mut errors);
        let read = F::from_input(Input::Form(&parameters), &mut errors);
        Ok(Self(errors.or(read)?))
    }
}

/// Parses a form.
pub(crate) fn read_form<F: FromInput>(encoded: &[u8]) -> Result<F, Problem> {
    Ok(input::read(Input::Form(&parameters(encoded)?))?)
}

fn refuse_control_characters<'p>(parameters: impl IntoIterator<Item = &'p (String, String)>, errors: &mut FieldErrors) {
    for (name, value) in parameters {
        if value.contains(is_forbidden) || value.contains('\u{FFFD}') {
            errors.at(name, |errors| errors.add(FieldError::ForbiddenCharacter));
        }
    }
}

/// Decodes a query or a form.
fn parameters(encoded: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    limit_parameters(encoded)?;
    Ok(form_urlencoded::parse(encoded).into_owned().collect())
}

/// No valid query or form has more parameters.
const MAX_PARAMETERS: usize = 100;

/// Refuses a query or form with too many parameters, before it is decoded.
pub(crate) fn limit_parameters(encoded: &[u8]) -> Result<(), Problem> {
    if encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).nth(MAX_PARAMETERS).is_none() {
        return Ok(());
    }
    let invalid = InvalidField::new("", FieldError::TooManyParameters { max: MAX_PARAMETERS });
    Err(Problem::invalid_with_code(TooManyParameters, vec![invalid]))
}
