//! Access tokens mean exactly one thing, and nobody else can make one.

use crate::support::Hall;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_forged_access_token_is_refused(hall: Hall) {
    let client = hall.client().await;
    let genuine = client.token.clone().unwrap();
    let [header, claims, signature]: [&str; 3] = genuine.split('.').collect::<Vec<_>>().try_into().unwrap();
    let decoded = |part: &str| -> Value { serde_json::from_slice(&BASE64.decode(part).unwrap()).unwrap() };
    let encoded = |value: &Value| BASE64.encode(value.to_string());
    let with = |part: &str, name: &str, value: Value| {
        let mut changed = decoded(part);
        changed[name] = value;
        encoded(&changed)
    };
    let mut forged: Vec<String> = vec![
        String::new(),
        "x".into(),
        "..".into(),
        format!("{header}.{claims}."),
        format!("{header}.{claims}"),
        format!("{}.{claims}.", with(header, "alg", json!("none"))),
        format!("{}.{claims}.{signature}", with(header, "alg", json!("HS256"))),
        format!("{}.{claims}.{signature}", with(header, "typ", json!("JWT"))),
        format!("{}.{claims}.{signature}", with(header, "kid", json!("../../etc/passwd"))),
        format!("{}.{claims}.{signature}", with(header, "jku", json!("http://127.0.0.1:1/keys"))),
        format!("{header}.{}.{signature}", with(claims, "role", json!("ADMIN"))),
        format!("{header}.{}.{signature}", with(claims, "exp", json!(99_999_999_999_i64))),
        format!("{header}.{}.{signature}", with(claims, "exp", json!("2099-01-01"))),
        format!("{genuine}A"),
        "A".repeat(100_000),
    ];
    let mut bit = signature.to_owned().into_bytes();
    bit[10] = if bit[10] == b'A' { b'B' } else { b'A' };
    forged.push(format!("{header}.{claims}.{}", String::from_utf8(bit).unwrap()));
    for token in forged {
        let reply = client.clone().with_token(&token).get("/auth/me").await;
        if token.len() > 30_000 {
            assert!(reply.status == 401 || reply.status == 431, "{}", reply.status);
        } else {
            reply.is_problem(401, "invalid_token");
            assert_eq!(reply.header("www-authenticate"), "Bearer");
        }
    }
    client.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn a_token_signed_with_the_public_key_as_a_secret_is_refused(hall: Hall) {
    let client = hall.client().await;
    let keys = client.get("/.well-known/jwks.json").await.is(200);
    let public = BASE64.decode(keys["keys"][0]["x"].as_str().unwrap()).unwrap();
    let genuine = client.token.clone().unwrap();
    let claims = genuine.split('.').nth(1).unwrap();
    let header = BASE64.encode(json!({ "alg": "HS256", "typ": "at+jwt", "kid": keys["keys"][0]["kid"] }).to_string());
    let signed = format!("{header}.{claims}");
    let tag = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &public), signed.as_bytes());
    let forged = format!("{signed}.{}", BASE64.encode(tag.as_ref()));
    client.with_token(&forged).get("/auth/me").await.is_problem(401, "invalid_token");
}

#[apply(both_engines)]
async fn without_a_token_the_answer_says_how_to_bring_one(hall: Hall) {
    let reply = hall.nobody().get("/auth/me").await;
    reply.is_problem(401, "not_signed_in");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
}
