//! A token with a valid signature and wrong claims is refused.

use super::refuses;
use crate::support::{Hall, forger::Forger};
use serde_json::json;

#[tokio::test]
async fn every_claim_is_present_and_correct() {
    let hall = Hall::on_sqlite().await;
    let (client, admin) = (hall.client().await, hall.admin().await);
    let forger = Forger::of(&hall, &client).await;
    let mut tokens = Vec::new();
    for name in forger.claims.as_object().unwrap().keys() {
        let number = forger.claims[name].to_string();
        for (kind, text) in [("no", None), ("a null", Some("null")), ("a list", Some("[]")), ("an object", Some("{}"))]
        {
            tokens.push((format!("{kind} {name}"), forger.saying(forger.claims_with(name, text))));
        }
        let listed = format!("[{number}]");
        tokens.push((format!("a listed {name}"), forger.saying(forger.claims_with(name, Some(&listed)))));
    }
    let issuer = forger.claims["iss"].as_str().unwrap();
    for (name, value) in [
        ("iss", json!("http://evil.example")),
        ("iss", json!(format!("{issuer}/"))),
        ("iss", json!(issuer.to_uppercase())),
        ("iss", json!([issuer, "http://evil.example"])),
        ("aud", json!("another")),
        ("aud", json!("HIREHALL")),
        ("aud", json!(["hirehall", "another"])),
        ("aud", json!("")),
        ("role", json!("ADMIN ")),
        ("role", json!("admin")),
        ("role", json!("ROOT")),
        ("sub", json!(admin.id)),
        ("sub", json!("' OR 1=1 --")),
        ("sub", json!(1)),
        ("sid", json!(client.id)),
        ("sid", json!("*")),
        ("admin", json!(true)),
        ("scope", json!("admin")),
        ("act", json!({ "sub": admin.id })),
    ] {
        tokens.push((format!("{name} {value}"), forger.saying(forger.claims_with(name, Some(&value.to_string())))));
    }
    refuses(&client, tokens).await;
}

#[tokio::test]
async fn a_role_that_the_account_does_not_have_opens_nothing() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let token = forger.saying(forger.claims_with("role", Some("\"ADMIN\"")));
    client.with_token(&token).get("/admin/users").await.is_problem(403, "wrong_role");
}

#[tokio::test]
async fn times_are_whole_seconds_and_make_sense() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let now = hall.clock.now().unix_seconds();
    let mut tokens = Vec::new();
    for name in ["iat", "nbf", "exp"] {
        let genuine = &forger.claims[name];
        for text in [
            format!("\"{genuine}\""),
            format!("{genuine}.0"),
            format!("{genuine}.5"),
            format!("{genuine}e0"),
            "1e10".into(),
            "1e308".into(),
            "1e999".into(),
            "-1".into(),
            "-0.0".into(),
            format!("-{genuine}"),
            "NaN".into(),
            "Infinity".into(),
            "-Infinity".into(),
            "\"NaN\"".into(),
            "true".into(),
            "9223372036854775807".into(),
            "9223372036854775808".into(),
            "-9223372036854775808".into(),
            "18446744073709551615".into(),
            "18446744073709551616".into(),
            "9".repeat(400),
            format!("0{genuine}"),
            format!("+{genuine}"),
            format!("0x{now:x}"),
            format!("{now}000"),
            "\"2099-01-01T00:00:00Z\"".into(),
            format!("[{genuine}]"),
        ] {
            tokens.push((format!("{name} {text}"), forger.saying(forger.claims_with(name, Some(&text)))));
        }
    }
    for (name, time) in
        [("exp", now), ("exp", now - 1), ("exp", 0), ("exp", now + 3600), ("nbf", now + 60), ("iat", now + 60)]
    {
        tokens.push((format!("{name} {time}"), forger.saying(forger.claims_with(name, Some(&time.to_string())))));
    }
    refuses(&client, tokens).await;
}

#[tokio::test]
async fn claims_are_one_object_that_says_each_thing_once() {
    let hall = Hall::on_sqlite().await;
    let (client, other) = (hall.client().await, hall.client().await);
    let forger = Forger::of(&hall, &client).await;
    let claims = forger.claims.to_string();
    let members = claims.trim_start_matches('{').trim_end_matches('}');
    let mut tokens = Vec::new();
    for (name, genuine) in forger.claims.as_object().unwrap() {
        for twice in [format!("{{{members},\"{name}\":{genuine}}}"), format!("{{\"{name}\":{genuine},{members}}}")] {
            tokens.push((format!("{name} twice"), forger.saying(twice)));
        }
    }
    for (name, value) in [("sub", json!(other.id)), ("exp", json!(i64::MAX)), ("role", json!("ADMIN"))] {
        for twice in [format!("{{{members},\"{name}\":{value}}}"), format!("{{\"{name}\":{value},{members}}}")] {
            tokens.push((format!("two of {name}"), forger.saying(twice)));
        }
    }
    let escaped = format!("{{{members},\"s\\u0075b\":{}}}", json!(other.id));
    tokens.push(("sub twice, once in disguise".into(), forger.saying(escaped)));
    let values: Vec<_> = forger.claims.as_object().unwrap().values().collect();
    let deep = |open: &str, close: &str| format!("{{{members},\"x\":{}{}}}", open.repeat(300), close.repeat(300));
    for text in [
        format!("{claims}x"),
        format!("{claims}{claims}"),
        format!("{claims},"),
        format!("{claims}\u{0}"),
        format!("\u{feff}{claims}"),
        format!("[{claims}]"),
        json!(values).to_string(),
        json!(claims).to_string(),
        "{}".into(),
        "[]".into(),
        "null".into(),
        String::new(),
        deep("[", "]"),
        deep("{\"x\":", "}"),
        "[".repeat(700),
        format!("{{{members},}}"),
        format!("{{{members}"),
        claims.replace('"', "'"),
    ] {
        let what = text.chars().take(60).collect();
        tokens.push((what, forger.saying(text)));
    }
    tokens.push(("claims that are no text".into(), forger.saying([claims.as_bytes(), b"\xff\xfe"].concat())));
    let utf16: Vec<u8> = claims.encode_utf16().flat_map(u16::to_be_bytes).collect();
    tokens.push(("UTF-16".into(), forger.saying(utf16)));
    refuses(&client, tokens).await;
}
