//! Content negotiation by the `Accept` header (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, HeaderValue, header};

/// The media ranges of `Accept` in lower case, with their weights.
pub(crate) fn accepted(headers: &HeaderMap) -> impl Iterator<Item = (String, f32)> {
    list_items(headers.get_all(header::ACCEPT)).map(parse_weighted)
}

/// Splits a list item such as `text/html;q=0.5` into its value, in lower case, and its weight. An invalid weight counts as 1.
pub(crate) fn parse_weighted(item: &[u8]) -> (String, f32) {
    let item = String::from_utf8_lossy(item).to_ascii_lowercase();
    let mut parts = item.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_owned();
    let weight = parts.find_map(|part| part.strip_prefix("q=").and_then(|weight| weight.parse().ok()));
    (kind, weight.filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(1.0))
}

/// Whether the client accepts this media type. Without a valid `Accept` header, every type is accepted.
pub(crate) fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    if !headers.contains_key(header::ACCEPT) {
        return true;
    }
    let family = format!("{}/*", media_type.split('/').next().unwrap_or_default());
    let (mut best, mut has_range) = ((0, 0.0), false);
    for (range, weight) in accepted(headers).filter(|(range, _)| range.contains('/')) {
        has_range = true;
        let precision = if range == media_type {
            3
        } else if range == family {
            2
        } else if range == "*/*" {
            1
        } else {
            continue;
        };
        if precision > best.0 {
            best = (precision, weight);
        }
    }
    !has_range || best.1 > 0.0
}

/// The items of comma-separated headers, as bytes, so that an item that is not text does not hide the others. A comma in quotes does
/// not separate items.
pub(crate) fn list_items<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>) -> impl Iterator<Item = &'l [u8]> {
    let split = |list: &'l HeaderValue| {
        let mut is_quoted = false;
        list.as_bytes().split(move |byte| {
            is_quoted ^= *byte == b'"';
            *byte == b',' && !is_quoted
        })
    };
    lists.into_iter().flat_map(split).map(<[u8]>::trim_ascii).filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_precise_range_decides_whether_a_media_type_is_accepted() {
        let takes_json = |accept: &str| {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
            accepts(&headers, "application/json")
        };
        for yes in
            ["", "*/*", "application/*", "text/html, */*;q=0.1", "APPLICATION/JSON; q=0.5", "text/*;q=0, */*", "any"]
        {
            assert!(takes_json(yes), "{yes}");
        }
        for no in
            ["text/html", "application/json;q=0", "application/json;q=0, */*", "application/*;q=0, */*", "*/*;q=0"]
        {
            assert!(!takes_json(no), "{no}");
        }
        assert!(accepts(&HeaderMap::new(), "image/png"));
    }
}
