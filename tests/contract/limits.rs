//! Every operation that changes something has a rate limit and keeps to it.

use super::access::{document, operations, path_to_nothing};
use crate::support::{Hall, Person, Reply, Two, listing};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn ask(person: &Person, method: &Method, path: &str) -> Reply {
    Reply::to(person.request(method.clone(), &path_to_nothing(path)).json(&json!({}))).await
}

/// `"writes";q=600;w=60`: the name of the limit and its quota.
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
async fn every_change_is_limited_with_and_without_a_session(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let client = hall.client().await;
    for person in [client, hall.nobody()] {
        for ((name, quota), changes) in changes_by_limit(&hall, &person).await {
            for (method, path) in &changes {
                let refused = refusal(&person, method, path).await;
                let refused = refused.unwrap_or_else(|| panic!("{method} {path} is not held to {name} ({quota})"));
                refused.is_problem(429, "too_many_requests");
            }
        }
    }
}

/// The first refusal by a limit. The first request of all but one path is refused, because paths share their limits. Allowance is restored
/// meanwhile, so a slow machine needs more requests.
async fn refusal(person: &Person, method: &Method, path: &str) -> Option<Reply> {
    for requests in [1, 8].into_iter().chain([40; 100]) {
        let answers = join_all((0..requests).map(|_| ask(person, method, path))).await;
        if let Some(refused) = answers.into_iter().find(|answer| answer.status == 429) {
            return Some(refused);
        }
    }
    None
}

#[apply(both_engines)]
async fn signing_in_with_a_cookie_or_at_another_address_brings_no_second_allowance(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let client = hall.client().await;
    let left = async |person: &Person, from: &str| {
        let request = person.request(Method::PUT, "/clients/me/picture").header("x-forwarded-for", from);
        let reply = Reply::to(request).await;
        reply.header("ratelimit").split(';').nth(1).unwrap().trim_start_matches("r=").parse::<u32>().unwrap()
    };
    let before = left(&client, "192.0.2.1").await;
    let again = client.signed_in().await;
    let after = left(&again, "192.0.2.2").await;
    assert!(after < before, "{after} of {before}");
}

#[apply(both_engines)]
async fn stored_responses_of_an_account_are_limited_and_the_oldest_are_deleted(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    let path = format!("/threads/{}/messages", opened["thread"]["id"].as_str().unwrap());
    let post = async |number: usize| {
        let request = client.request(Method::POST, &path).header("idempotency-key", format!("key {number}"));
        Reply::to(request.json(&json!({ "content": format!("{number} {}", "😀".repeat(4_990)) }))).await.is(201)["id"]
            .clone()
    };
    let mut ids: Vec<Value> = Vec::new();
    for number in 0..60 {
        ids.push(post(number).await);
    }
    let user = client.user_id();
    let kept = hall.app.db.read(move |tx| {
        tx.one::<Two<i64, i64>>(
            "SELECT count(*) AS first, CAST(coalesce(sum(octet_length(body)), 0) AS BIGINT) AS second FROM answers WHERE user_id = $1",
            &[&user],
        )
    });
    let Two(count, bytes) = kept.await.unwrap();
    assert!(count >= 40 && bytes <= 1024 * 1024, "{count} answers of {bytes} bytes");
    assert_eq!(post(59).await, ids[59]);
    assert_ne!(post(0).await, ids[0]);
}

/// How many attempts the limit leaves.
fn left(reply: &Reply) -> (String, u32) {
    let (name, rest) = reply.header("ratelimit").split_once(';').unwrap();
    let left = rest.split(';').find_map(|part| part.trim().strip_prefix("r=")).unwrap();
    (name.trim_matches('"').to_owned(), left.parse().unwrap())
}

#[apply(both_engines)]
async fn a_repeated_request_uses_up_nothing_of_a_ration(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let others = [hall.verified_worker().await, hall.verified_worker().await];
    let post = async |who: &Person, path: &str, key: &str, body: &Value| {
        Reply::to(who.request(Method::POST, path).header("idempotency-key", key).json(body)).await
    };
    let mut threads = Vec::new();
    for other in &others {
        let hello = json!({ "worker_id": other.id, "content": "Hello" });
        let opened = post(&client, "/threads", &other.id, &hello).await.is(201);
        threads.push(opened["thread"]["id"].clone());
    }
    let cases = [
        (
            &client,
            "/threads",
            "threads",
            65,
            [&worker, &others[0]].map(|one| json!({ "worker_id": one.id, "content": "Hi" })),
        ),
        (
            &client,
            "/jobs",
            "job-proposals",
            25,
            [&threads[0], &threads[1]].map(|one| json!({ "thread_id": one, "title": "A tap" })),
        ),
        (&worker, "/services", "listings", 205, ["A tap", "A drain"].map(|title| listing(json!({ "title": title })))),
    ];
    for (who, path, name, times, [body, another]) in cases {
        let first = post(who, path, "a key", &body).await;
        first.is_one_of(&[200, 201]);
        let (counted, before) = left(&first);
        assert_eq!(counted, name);
        for _ in 0..times {
            let repeated = post(who, path, "a key", &body).await;
            assert_eq!((&repeated.body, left(&repeated).0.as_str()), (&first.body, "writes"));
        }
        post(who, path, "a key", &another).await.is_problem(422, "idempotency_key_reused");
        let (counted, after) = left(&post(who, path, "another key", &another).await);
        assert!(counted == name && after + 1 >= before, "{path}: {before}, then {after}");
    }
}

#[apply(both_engines)]
async fn searching_is_limited_by_address_and_nobody_elsewhere_notices(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let search = async |from: &str| {
        let request = hall.nobody().request(Method::GET, "/services?q=tap").header("x-forwarded-for", from);
        Reply::to(request).await
    };
    let (name, quota) = limit_of(&search("192.0.2.1").await).unwrap();
    assert_eq!(name, "searches");
    let answers = join_all((0..quota + quota / 4).map(|_| search("192.0.2.1"))).await;
    assert!(answers.iter().any(|answer| answer.status == 429));
    assert!(answers.iter().filter(|answer| answer.status == 200).count() >= quota - 1);
    search("192.0.2.2").await.is(200);
}

#[apply(both_engines)]
async fn nothing_can_be_read_without_an_account_and_without_a_limit(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    for (method, path) in operations(&document(&hall).await) {
        if method != Method::GET || !path.starts_with("/api/v1/") {
            continue;
        }
        let reply = Reply::to(hall.nobody().request(method, &path_to_nothing(&path))).await;
        assert!(reply.status == 401 || limit_of(&reply).is_some(), "{path}: {}", reply.status);
    }
}
