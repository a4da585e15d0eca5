//! Which kinds of answer a caller takes (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, HeaderValue, header};

/// The kinds that `Accept` lists, in lower case, and how much each is wanted.
pub(crate) fn accepted(headers: &HeaderMap) -> impl Iterator<Item = (String, f32)> {
    list_items(headers.get_all(header::ACCEPT)).map(parse_weighted)
}

/// A member of such a list, in lower case, and its weight. What is no weight does not count as one.
pub(crate) fn parse_weighted(member: &[u8]) -> (String, f32) {
    let member = String::from_utf8_lossy(member).to_ascii_lowercase();
    let mut parts = member.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_owned();
    let weight = parts.find_map(|part| part.strip_prefix("q=").and_then(|weight| weight.parse().ok()));
    (kind, weight.filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(1.0))
}

/// Whether the caller takes an answer of this kind. Who does not say what they take, takes everything.
pub(crate) fn accepts(headers: &HeaderMap, kind: &str) -> bool {
    if !headers.contains_key(header::ACCEPT) {
        return true;
    }
    let family = format!("{}/*", kind.split('/').next().unwrap_or_default());
    let (mut best, mut says_something) = ((0, 0.0), false);
    for (range, weight) in accepted(headers).filter(|(range, _)| range.contains('/')) {
        says_something = true;
        let precision = if range == kind {
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
    !says_something || best.1 > 0.0
}

/// The list_items of headers that are lists, as bytes: whatever else stands in a list, each member counts by itself. A comma in quotes
/// separates nothing.
pub(crate) fn list_items<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>) -> impl Iterator<Item = &'l [u8]> {
    let split = |list: &'l HeaderValue| {
        let mut is_quoted = false;
        list.as_bytes().split(move |byte| {
            is_quoted ^= *byte == b'"';
            *byte == b',' && !is_quoted
        })
    };
    lists.into_iter().flat_map(split).map(<[u8]>::trim_ascii).filter(|member| !member.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_precise_range_says_whether_a_kind_is_taken() {
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
