//! Access tokens mean exactly one thing, and nobody else can make one.

use crate::support::{Hall, Person, Reply};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hirehall::core::security::master_key::MasterKey;
use macro_rules_attribute::apply;
use reqwest::Method;
use ring::{
    hmac,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::{net::TcpListener, time::timeout};

/// A genuine token taken apart, and the key that has signed it.
struct Forger {
    person: Person,
    header: Value,
    claims: Value,
    signature: String,
    key: Ed25519KeyPair,
}

impl Forger {
    async fn of(hall: &Hall) -> Forger {
        let person = hall.client().await;
        let token = person.token.clone().unwrap();
        let [header, claims, signature]: [&str; 3] = token.split('.').collect::<Vec<_>>().try_into().unwrap();
        let decoded = |part: &str| -> Value { serde_json::from_slice(&BASE64.decode(part).unwrap()).unwrap() };
        let (header, claims, signature) = (decoded(header), decoded(claims), signature.to_owned());
        let master = MasterKey::open(&hall.app.settings.data_dir, None).unwrap();
        let seed = master.derive(&format!("hirehall/access-token/{}", header["kid"].as_str().unwrap()));
        let key = Ed25519KeyPair::from_seed_unchecked(&*seed).unwrap();
        let forger = Forger { person, header, claims, signature, key };
        forger.person.clone().with_token(&forger.signed("", "")).get("/auth/me").await.is(200);
        forger
    }

    fn genuine(&self) -> String {
        self.person.token.clone().unwrap()
    }

    /// Signed by us, with `more` at the end of the header and of the claims.
    fn signed(&self, more_header: &str, more_claims: &str) -> String {
        let with = |json: &Value, more: &str| {
            let json = json.to_string();
            format!("{}{more}}}", json.strip_suffix('}').unwrap())
        };
        self.signed_text(&with(&self.header, more_header), &with(&self.claims, more_claims))
    }

    fn signed_text(&self, header: &str, claims: &str) -> String {
        let signed = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
        format!("{signed}.{}", BASE64.encode(self.key.sign(signed.as_bytes())))
    }

    /// Signed by us, with another value in the place of one.
    fn signed_with(&self, part: &str, name: &str, value: &Value) -> String {
        let (mut header, mut claims) = (self.header.clone(), self.claims.clone());
        let part = if part == "header" { &mut header } else { &mut claims };
        match value {
            Value::Null => drop(part.as_object_mut().unwrap().remove(name)),
            value => part[name] = value.clone(),
        }
        self.signed_text(&header.to_string(), &claims.to_string())
    }

    /// Not signed by us, with another value in the place of one.
    fn unsigned_with(&self, part: &str, name: &str, value: &Value) -> String {
        let changed = self.signed_with(part, name, value);
        format!("{}.{}", changed.rsplit_once('.').unwrap().0, self.signature)
    }

    async fn is_refused(&self, token: &str) {
        let reply = self.person.clone().with_token(token).get("/auth/me").await;
        assert_eq!(reply.status, 401, "{}", &token[..token.len().min(500)]);
        reply.is_problem(401, "invalid_token");
        assert_eq!(reply.header("www-authenticate"), "Bearer");
    }
}

#[apply(both_engines)]
async fn a_forged_access_token_is_refused(hall: Hall) {
    let forger = Forger::of(&hall).await;
    let genuine = forger.genuine();
    let (signed, signature) = genuine.rsplit_once('.').unwrap();
    for nonsense in ["", "x", "..", ".", "a.b.c", "a.b.c.d", "e30.e30.", "e30.e30.e30", "null.null.null"] {
        forger.is_refused(nonsense).await;
    }
    for changed in [
        format!("{signed}."),
        signed.to_owned(),
        format!("{genuine}A"),
        format!("{genuine}="),
        format!("{genuine}."),
        format!("{genuine}.{signature}"),
        format!("{signed} .{signature}"),
        signed.replace('.', "=.") + "." + signature,
    ] {
        forger.is_refused(&changed).await;
    }
    for at in [0, 10, 40, 85] {
        let mut bits = signature.to_owned().into_bytes();
        bits[at] = if bits[at] == b'A' { b'B' } else { b'A' };
        forger.is_refused(&format!("{signed}.{}", String::from_utf8(bits).unwrap())).await;
    }
    for (part, name, value) in [
        ("claims", "role", json!("ADMIN")),
        ("claims", "sub", json!("01890000-0000-7000-8000-000000000000")),
        ("claims", "exp", json!(99_999_999_999_i64)),
        ("header", "kid", json!("../../etc/passwd")),
        ("header", "kid", json!("' OR 1=1 --")),
        ("header", "kid", json!("01890000-0000-7000-8000-000000000000")),
        ("header", "kid", json!({ "a": 1 })),
        ("header", "kid", Value::Null),
        ("header", "typ", json!("JWT")),
    ] {
        forger.is_refused(&forger.unsigned_with(part, name, &value)).await;
    }
    forger.person.get("/auth/me").await.is(200);
}

#[apply(both_engines)]
async fn no_other_algorithm_has_a_meaning(hall: Hall) {
    let forger = Forger::of(&hall).await;
    for algorithm in ["none", "None", "NONE", "nOnE", "", "HS256", "RS256", "PS256", "ES256", "ES256K", "Ed448", "dir"]
    {
        let token = forger.signed_with("header", "alg", &json!(algorithm));
        forger.is_refused(&token).await;
        forger.is_refused(&format!("{}.", token.rsplit_once('.').unwrap().0)).await;
    }
    // The public key as a shared secret, in every form in which it may be at hand.
    let keys = forger.person.get("/.well-known/jwks.json").await.is(200);
    let shown = keys["keys"][0]["x"].as_str().unwrap();
    let raw = BASE64.decode(shown).unwrap();
    assert_eq!(raw, forger.key.public_key().as_ref());
    let der = [&[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00], raw.as_slice()].concat();
    let encoded = base64::engine::general_purpose::STANDARD.encode(&der);
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{encoded}\n-----END PUBLIC KEY-----\n");
    let jwk = keys["keys"][0].to_string();
    for secret in [raw.as_slice(), &der, pem.as_bytes(), shown.as_bytes(), jwk.as_bytes()] {
        for (name, algorithm) in
            [("HS256", hmac::HMAC_SHA256), ("HS384", hmac::HMAC_SHA384), ("HS512", hmac::HMAC_SHA512)]
        {
            let token = forger.signed_with("header", "alg", &json!(name));
            let signed = token.rsplit_once('.').unwrap().0;
            let tag = hmac::sign(&hmac::Key::new(algorithm, secret), signed.as_bytes());
            forger.is_refused(&format!("{signed}.{}", BASE64.encode(tag))).await;
        }
    }
}

#[apply(both_engines)]
async fn a_token_does_not_say_where_its_key_is(hall: Hall) {
    let mut forger = Forger::of(&hall).await;
    forger.key = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap();
    let trap = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = format!("http://{}/keys", trap.local_addr().unwrap());
    let x = BASE64.encode(forger.key.public_key());
    let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "x": x, "kid": forger.header["kid"] });
    for (name, value) in [
        ("jku", json!(place)),
        ("x5u", json!(place)),
        ("kid", json!(place)),
        ("jwk", jwk),
        ("x5c", json!([x])),
        ("crit", json!(["exp"])),
    ] {
        forger.is_refused(&forger.signed_with("header", name, &value)).await;
    }
    let contact = timeout(Duration::from_millis(50), trap.accept()).await;
    assert!(contact.is_err(), "somebody was asked for a key");
}

#[apply(both_engines)]
async fn not_even_our_own_signature_makes_another_token_an_access_token(hall: Hall) {
    let forger = Forger::of(&hall).await;
    let now = hall.clock.now().unix_seconds();
    for (name, value) in
        [("typ", json!("JWT")), ("typ", json!("rt+jwt")), ("typ", json!("")), ("typ", json!(1)), ("typ", Value::Null)]
    {
        forger.is_refused(&forger.signed_with("header", name, &value)).await;
    }
    for name in ["iss", "aud", "sub", "sid", "role", "exp", "nbf", "iat", "jti"] {
        forger.is_refused(&forger.signed_with("claims", name, &Value::Null)).await;
        for value in [json!(""), json!([]), json!({}), json!(true), json!("'\u{0}"), json!(-1)] {
            let is_good = name == "iat" && value == json!(-1) || name == "jti" && value.is_string();
            let is_long_ago = name == "nbf" && value == json!(-1);
            if !is_good && !is_long_ago {
                forger.is_refused(&forger.signed_with("claims", name, &value)).await;
            }
        }
    }
    for name in ["exp", "nbf", "iat"] {
        for value in
            [json!((now + 60).to_string()), json!(now as f64 + 0.5), json!(1e300), json!(u64::MAX), json!("2099-01-01")]
        {
            forger.is_refused(&forger.signed_with("claims", name, &value)).await;
        }
    }
    for (name, value) in [
        ("iss", json!("https://elsewhere.example")),
        ("aud", json!("elsewhere")),
        ("exp", json!(now)),
        ("exp", json!(-now)),
        ("nbf", json!(now + 60)),
        ("sid", forger.claims["sub"].clone()),
        ("sub", forger.claims["sid"].clone()),
    ] {
        forger.is_refused(&forger.signed_with("claims", name, &value)).await;
    }
    // Who says something twice means who knows what.
    for (header, claims) in [
        (r#","alg":"none""#, ""),
        (r#","kid":"x""#, ""),
        ("", r#","exp":99999999999"#),
        ("", r#","role":"ADMIN""#),
        ("", &format!(r#","sub":{}"#, forger.claims["sid"])),
    ] {
        forger.is_refused(&forger.signed(header, claims)).await;
    }
    for (header, claims) in [
        (forger.header.to_string(), format!("[{}]", forger.claims)),
        (forger.header.to_string(), format!("{} x", forger.claims)),
        (forger.header.to_string(), "[".repeat(200)),
        (format!("{} x", forger.header), forger.claims.to_string()),
        (String::new(), String::new()),
    ] {
        forger.is_refused(&forger.signed_text(&header, &claims)).await;
    }
    let refresh = forger.person.refresh_token.clone().unwrap();
    forger.is_refused(&refresh).await;
    forger
        .person
        .post("/auth/refresh", json!({ "refresh_token": forger.genuine() }))
        .await
        .is_problem(401, "invalid_refresh_token");
}

#[apply(both_engines)]
async fn a_token_of_any_length_is_refused_without_looking_at_it(hall: Hall) {
    let forger = Forger::of(&hall).await;
    for length in [1025, 20_000, 100_000] {
        forger.is_refused(&"A".repeat(length)).await;
        forger.is_refused(&forger.signed_with("claims", "jti", &json!("A".repeat(length * 3 / 4)))).await;
        forger
            .person
            .post("/auth/refresh", json!({ "refresh_token": "A".repeat(length) }))
            .await
            .is_problem(401, "invalid_refresh_token");
    }
}

#[apply(both_engines)]
async fn a_token_is_brought_in_one_header_and_nowhere_else(hall: Hall) {
    let forger = Forger::of(&hall).await;
    let (nobody, token) = (hall.nobody(), forger.genuine());
    let with = async |headers: &[String]| {
        let request = nobody.request(Method::GET, "/auth/me");
        let request = headers.iter().fold(request, |request, header| request.header("authorization", header));
        Reply::to(request).await
    };
    for good in [format!("Bearer {token}"), format!("bearer {token}"), format!("BEARER  {token}")] {
        with(&[good]).await.is(200);
    }
    let bearer = format!("Bearer {token}");
    for bad in [
        vec![token.clone()],
        vec![format!("Bearer{token}")],
        vec![format!("Basic {token}")],
        vec![format!("Bearer {token} {token}")],
        vec![format!("Bearer {token},Bearer {token}")],
        vec![bearer.clone(), bearer.clone()],
        vec![bearer.clone(), "Basic YTpi".to_owned()],
    ] {
        with(&bad).await.is_problem(401, "invalid_token");
    }
    let in_query = nobody.get(&format!("/auth/me?access_token={token}")).await;
    assert!(matches!(in_query.status.as_u16(), 401 | 422), "{}", in_query.status);
}

#[apply(both_engines)]
async fn without_a_token_the_answer_says_how_to_bring_one(hall: Hall) {
    let reply = hall.nobody().get("/auth/me").await;
    reply.is_problem(401, "not_signed_in");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
}
