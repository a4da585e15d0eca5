//! Text is compressed for clients that accept it, and never where its length would reveal a secret.

use crate::support::{Hall, Person, Reply};
use flate2::read::GzDecoder;
use macro_rules_attribute::apply;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::io::Read as _;

fn unpacked(reply: &Reply) -> Vec<u8> {
    let mut bytes = Vec::new();
    match reply.header("content-encoding") {
        "gzip" => GzDecoder::new(&reply.body[..]).read_to_end(&mut bytes).unwrap(),
        "br" => brotli::Decompressor::new(&reply.body[..], 4096).read_to_end(&mut bytes).unwrap(),
        _ => return reply.body.clone(),
    };
    bytes
}

/// Whether caches are told that the response depends on `Accept-Encoding`.
fn varies(reply: &Reply) -> bool {
    reply.headers.get_all("vary").iter().any(|names| names.to_str().unwrap().contains("accept-encoding"))
}

async fn taking(request: RequestBuilder, codings: &str) -> Reply {
    Reply::to(request.header("accept-encoding", codings)).await
}

fn at(hall: &Hall, path: &str) -> RequestBuilder {
    reqwest::Client::new().get(hall.url(path))
}

/// A client with a profile long enough to compress.
async fn talkative(hall: &Hall) -> Person {
    let client = hall.client().await;
    client.patch("/clients/me", json!({ "about": "Plants and taps. ".repeat(100) })).await.is(200);
    client
}

#[apply(both_engines)]
async fn text_is_compressed_as_it_is_asked_for(hall: Hall) {
    let client = talkative(&hall).await;
    let page = || client.request(Method::GET, "/clients/me");
    let plain = Reply::to(page()).await;
    assert!(plain.header("content-encoding").is_empty() && varies(&plain));
    for (codings, coding) in
        [("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br, zstd", "br"), ("gzip;q=0, br;q=0.1", "br")]
    {
        let reply = taking(page(), codings).await;
        assert_eq!((reply.status.as_u16(), reply.header("content-encoding")), (200, coding), "{codings}");
        assert!(varies(&reply) && reply.header("content-type") == "application/json");
        assert_eq!(unpacked(&reply), plain.body, "{codings}");
        assert!(reply.body.len() * 4 < plain.body.len());
        assert_eq!(reply.header("content-length"), reply.body.len().to_string());
        let head = taking(client.request(Method::HEAD, "/clients/me"), codings).await;
        for name in ["content-encoding", "content-length", "content-type", "etag"] {
            assert_eq!(head.header(name), reply.header(name), "{name}");
        }
        assert!(head.body.is_empty() && varies(&head));
    }
    for codings in ["identity", "gzip;q=0", "deflate", "", "identity, gzip;q=0.5"] {
        let reply = taking(page(), codings).await;
        assert_eq!((reply.header("content-encoding"), &reply.body), ("", &plain.body), "{codings}");
    }
}

#[apply(both_engines)]
async fn a_tag_tells_compressed_bytes_from_others_and_is_good_for_both(hall: Hall) {
    let client = talkative(&hall).await;
    let page = || client.request(Method::GET, "/clients/me");
    for (codings, suffix) in [("gzip", "-gzip\""), ("br", "-br\"")] {
        let plain = Reply::to(page()).await.header("etag").to_owned();
        let tag = taking(page(), codings).await.header("etag").to_owned();
        assert!(tag.ends_with(suffix) && tag.starts_with(plain.trim_end_matches('"')), "{tag} {plain}");
        for seen in [tag.clone(), format!("W/{tag}"), plain.clone(), format!("\"x\", {tag}")] {
            let again = taking(page().header("if-none-match", &seen), codings).await;
            assert!(again.status == 304 && again.body.is_empty() && varies(&again), "{seen}: {again:?}");
            assert!(seen.contains(again.header("etag")), "{seen} {}", again.header("etag"));
        }
        let change = |seen: &str| client.request(Method::PATCH, "/clients/me").header("if-match", seen);
        let same = json!({ "about": "Plants and taps. ".repeat(100) });
        Reply::to(change(&format!("W/{tag}")).json(&same)).await.is_problem(412, "precondition_failed");
        Reply::to(change(&tag.replace(suffix, "-zip\"")).json(&same)).await.is_problem(412, "precondition_failed");
        Reply::to(change(&tag).json(&same)).await.is(200);
    }
}

#[apply(both_engines)]
async fn responses_with_secrets_or_to_foreign_pages_are_not_compressed(hall: Hall) {
    let client = talkative(&hall).await;
    let login = json!({ "email": client.email, "password": client.password });
    let signed_in = taking(hall.nobody().request(Method::POST, "/auth/login").json(&login), "gzip, br").await;
    assert_eq!(signed_in.header("content-encoding"), "");
    for _ in 0..20 {
        client.signed_in().await;
    }
    let sessions = taking(client.request(Method::GET, "/auth/sessions"), "gzip, br").await;
    assert!(sessions.body.len() > 2000 && sessions.header("content-encoding").is_empty());

    let cookie = format!("__Host-hirehall-access={}", client.token.clone().unwrap());
    let by_cookie = || hall.nobody().request(Method::GET, "/clients/me").header("cookie", &cookie);
    assert_eq!(taking(by_cookie(), "gzip").await.header("content-encoding"), "");
    for site in ["cross-site", "same-site", "none"] {
        let reply = taking(by_cookie().header("sec-fetch-site", site), "gzip").await;
        assert_eq!((reply.status.as_u16(), reply.header("content-encoding")), (200, ""), "{site}");
    }
    let own = taking(by_cookie().header("sec-fetch-site", "same-origin"), "gzip").await;
    assert_eq!(own.header("content-encoding"), "gzip");
}

#[apply(both_engines)]
async fn small_live_and_compressed_responses_are_not_compressed(hall: Hall) {
    let client = hall.client().await;
    let small = taking(client.request(Method::GET, "/clients/me"), "gzip, br").await;
    assert!(small.header("content-encoding").is_empty() && varies(&small));
    let live = client.request(Method::GET, "/events").header("accept", "text/event-stream");
    let mut live = live.header("accept-encoding", "gzip, br").send().await.unwrap();
    assert!(live.headers().get("content-encoding").is_none());
    assert!(!live.chunk().await.unwrap().unwrap().is_empty());
}

#[apply(both_engines)]
async fn the_document_and_its_assets_are_compressed_once(hall: Hall) {
    for (path, kind) in [
        ("/openapi.json", "application/json"),
        ("/docs", "text/html; charset=utf-8"),
        ("/docs/docs.css", "text/css"),
        ("/docs/request.js", "text/javascript"),
    ] {
        let plain = Reply::to(at(&hall, path)).await;
        assert_eq!(plain.status, 200, "{path}");
        for coding in ["gzip", "br"] {
            let reply = taking(at(&hall, path), coding).await;
            assert_eq!((reply.header("content-type"), varies(&reply)), (kind, true), "{path}");
            assert_eq!(unpacked(&reply), plain.body, "{path}");
            assert!(reply.body.len() * 2 < plain.body.len() && reply.header("content-encoding") == coding, "{path}");
            let tag = reply.header("etag");
            let again = taking(at(&hall, path).header("if-none-match", tag), coding).await;
            assert_eq!((again.status.as_u16(), again.header("etag")), (304, tag), "{path}");
        }
    }
    let document: Value = serde_json::from_slice(&unpacked(&taking(at(&hall, "/openapi.json"), "br").await)).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
}
