//! Nobody changes anything without end: every operation that changes something has a limit, as its answers say, and holds to it.

use super::access::{document, operations, path_to_nothing};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeMap;

async fn ask(person: &Person, method: &Method, path: &str) -> Reply {
    Reply::to(person.request(method.clone(), &path_to_nothing(path)).json(&json!({}))).await
}

/// `"writes";q=600;w=60`: how the limit is called, and how much it allows.
fn limit_of(reply: &Reply) -> Option<(String, usize)> {
    let mut parts = reply.header("ratelimit-policy").split(';');
    let name = parts.next()?.trim_matches('"').to_owned();
    let quota = parts.next()?.strip_prefix("q=")?.parse().ok()?;
    Some((name, quota))
}

async fn changes_by_limit(hall: &Hall, person: &Person) -> BTreeMap<(String, usize), Vec<(Method, String)>> {
    let mut changes: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (method, path) in operations(&document(hall).await) {
        let ends_the_session = path.contains("/auth/logout");
        if method == Method::GET || ends_the_session {
            continue;
        }
        let reply = ask(person, &method, &path).await;
        let limit = limit_of(&reply).unwrap_or_else(|| panic!("{method} {path} has no limit"));
        changes.entry(limit).or_default().push((method, path));
    }
    changes
}

#[apply(both_engines)]
async fn every_change_is_limited_for_who_is_signed_in_and_for_who_is_not(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    for person in [client, hall.nobody()] {
        for ((name, quota), changes) in changes_by_limit(&hall, &person).await {
            let (method, path) = &changes[0];
            let mut asked = changes.len();
            while ask(&person, method, path).await.status != 429 {
                asked += 1;
                assert!(asked <= quota + quota / 4 + 2, "{name} is not held to: {asked} of {quota}");
            }
            for (method, path) in &changes {
                ask(&person, method, path).await.is_problem(429, "too_many_requests");
            }
        }
    }
}

#[apply(both_engines)]
async fn signing_in_with_a_cookie_or_at_another_address_brings_no_second_allowance(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let left = async |person: &Person, from: &str| {
        let request = person.request(Method::DELETE, "/clients/me/picture").header("x-forwarded-for", from);
        let reply = Reply::to(request).await;
        reply.header("ratelimit").split(';').nth(1).unwrap().trim_start_matches("r=").parse::<u32>().unwrap()
    };
    let before = left(&client, "192.0.2.1").await;
    let again = client.signed_in().await;
    let after = left(&again, "192.0.2.2").await;
    assert!(after < before, "{after} of {before}");
}
