//! A token's header cannot influence how it is verified.

use super::{Lair, refuses};
use crate::support::{
    Hall, eventually,
    forger::{Forger, signed_with},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as BASE64},
};
use hirehall::database::ids::KeyId;
use macro_rules_attribute::apply;
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_token_signed_with_the_real_key_is_accepted(hall: Hall) {
    // Checks that a genuine token is accepted; otherwise the other tests would prove nothing.
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    for token in [
        forger.signed(forger.header.to_string(), forger.claims.to_string()),
        forger.saying(forger.claims_with("jti", Some("\"another\""))),
    ] {
        assert_eq!(client.clone().with_token(&token).get("/auth/me").await.is(200)["id"], client.id);
    }
}

#[tokio::test]
async fn no_algorithm_counts_but_ours() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let (claims, signature) = (forger.claims.to_string(), forger.genuine.rsplit('.').next().unwrap());
    let named = |name: Value| forger.header_with("alg", name);
    let mut tokens = Vec::new();
    let names = ["none", "None", "NONE", "nOnE", "none ", "", "null", "EdDSA ", "eddsa", "Ed25519", "ED448"];
    for name in names.map(Value::from).into_iter().chain([json!(null), json!(0), json!(["EdDSA"]), json!({})]) {
        let unsigned = signed_with(named(name.clone()), &claims, |_| Vec::new());
        let (message, _) = unsigned.rsplit_once('.').unwrap();
        tokens.push((format!("unsigned as {name}"), format!("{message}.")));
        tokens.push((format!("cut off as {name}"), message.to_owned()));
        tokens.push((format!("with another signature as {name}"), format!("{message}.{signature}")));
        tokens.push((format!("signed by us as {name}"), forger.signed(named(name), &claims)));
    }
    refuses(&client, tokens).await;
}

/// The public key, as bytes and in other encodings.
fn spellings_of(public: &[u8]) -> Vec<Vec<u8>> {
    // SubjectPublicKeyInfo (RFC 8410).
    let der = [b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", public].concat();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----", STANDARD.encode(&der));
    let x = BASE64.encode(public);
    let hex = public.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    vec![
        public.to_vec(),
        der,
        pem.clone().into(),
        format!("{pem}\n").into(),
        json!({ "kty": "OKP", "crv": "Ed25519", "x": x }).to_string().into(),
        x.into(),
        hex.into(),
        Vec::new(),
    ]
}

#[tokio::test]
async fn the_public_key_is_never_accepted_as_a_secret() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let shown = client.get("/.well-known/jwks.json").await.is(200);
    assert_eq!(shown["keys"][0]["x"], BASE64.encode(forger.public_key()), "the forger has the right key");
    let kinds = [("HS256", hmac::HMAC_SHA256), ("HS384", hmac::HMAC_SHA384), ("HS512", hmac::HMAC_SHA512)];
    let tokens = kinds.into_iter().flat_map(|(name, kind)| {
        let header = forger.header_with("alg", json!(name));
        let sign = move |secret: Vec<u8>, message: &[u8]| {
            hmac::sign(&hmac::Key::new(kind, &secret), message).as_ref().to_vec()
        };
        let of = |secret: Vec<u8>| {
            let what = format!("{name} with {}", String::from_utf8_lossy(&secret));
            (what, signed_with(&header, forger.claims.to_string(), |message| sign(secret, message)))
        };
        spellings_of(forger.public_key()).into_iter().map(of).collect::<Vec<_>>()
    });
    refuses(&client, tokens).await;
}

#[tokio::test]
async fn a_key_that_the_token_brings_along_or_points_to_is_never_looked_at() {
    let (hall, lair) = (Hall::on_sqlite().await, Lair::open());
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let (stranger, random) = (Forger::stranger(), SystemRandom::new());
    let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": forger.header["kid"],
        "x": BASE64.encode(stranger.public_key()) });
    let mut tokens = Vec::new();
    for (name, value) in [
        ("jwk", jwk.clone()),
        ("jwk", json!({ "keys": [jwk] })),
        ("jku", json!(lair.url())),
        ("x5u", json!(lair.url())),
        ("url", json!(lair.url())),
        ("iss", json!(lair.url())),
        ("x5c", json!([STANDARD.encode(stranger.public_key())])),
        ("x5t", json!("AAAA")),
        ("x5t#S256", json!("AAAA")),
    ] {
        let (header, claims) = (forger.header_with(name, value), forger.claims.to_string());
        let theirs = signed_with(&header, &claims, |message| stranger.sign(message).as_ref().to_vec());
        tokens.push((format!("{name} of a stranger"), theirs));
        tokens.push((format!("{name} signed by us"), forger.signed(header, claims)));
    }
    let theirs = signed_with(forger.header.to_string(), forger.claims.to_string(), |message| {
        stranger.sign(message).as_ref().to_vec()
    });
    tokens.push(("a stranger's key under our name".into(), theirs));

    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let curve = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap();
    for (name, signature_length) in [("ES256", 64), ("ES384", 96), ("RS256", 256), ("PS256", 256), ("RS512", 512)] {
        let signature = |message: &[u8]| match name {
            "ES256" => curve.sign(&random, message).unwrap().as_ref().to_vec(),
            _ => vec![1; signature_length],
        };
        let token = signed_with(forger.header_with("alg", json!(name)), forger.claims.to_string(), signature);
        tokens.push((name.into(), token));
    }
    refuses(&client, tokens).await;
    lair.was_never_asked();
}

#[tokio::test]
async fn a_header_that_demands_or_promises_more_than_ours_is_refused() {
    let hall = Hall::on_sqlite().await;
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let more = [
        ("crit", json!(["b64"])),
        ("crit", json!(["exp"])),
        ("crit", json!([])),
        ("b64", json!(false)),
        ("b64", json!(true)),
        ("zip", json!("DEF")),
        ("enc", json!("A256GCM")),
        ("cty", json!("JWT")),
        ("cnf", json!({ "jkt": "AAAA" })),
        ("typ", json!("JWT")),
        ("typ", json!("jwt")),
        ("typ", json!("AT+JWT")),
        ("typ", json!("application/at+jwt")),
        ("typ", json!("rt+jwt")),
        ("typ", json!(null)),
        ("typ", json!(["at+jwt"])),
    ];
    let claims = forger.claims.to_string();
    let mut tokens: Vec<_> = more
        .into_iter()
        .map(|(name, value)| (format!("{name} {value}"), forger.signed(forger.header_with(name, value), &claims)))
        .collect();

    let kid = &forger.header["kid"];
    for header in [
        json!({ "alg": "EdDSA", "kid": kid }).to_string(),
        json!({ "alg": "EdDSA", "typ": "at+jwt" }).to_string(),
        json!({ "typ": "at+jwt", "kid": kid }).to_string(),
        json!(["at+jwt", "EdDSA", kid]).to_string(),
        json!([forger.header]).to_string(),
        json!("EdDSA").to_string(),
        "null".into(),
        String::new(),
        format!("{}x", forger.header),
        format!("{}{}", forger.header, forger.header),
        format!("\u{feff}{}", forger.header),
        format!(r#"{{"alg":"none","alg":"EdDSA","typ":"at+jwt","kid":{kid}}}"#),
        format!(r#"{{"alg":"EdDSA","alg":"none","typ":"at+jwt","kid":{kid}}}"#),
        format!(r#"{{"alg":"EdDSA","typ":"at+jwt","kid":"x","kid":{kid}}}"#),
        format!(r#"{{"alg":"EdDSA","typ":"at+jwt","kid":{kid},"x":{}{}}}"#, "[".repeat(200), "]".repeat(200)),
    ] {
        tokens.push((header.clone(), forger.signed(header, &claims)));
    }
    refuses(&client, tokens).await;
}

#[apply(both_engines)]
async fn the_name_of_a_key_is_nothing_but_a_name(hall: Hall) {
    let lair = Lair::open();
    let client = hall.client().await;
    let forger = Forger::of(&hall, &client).await;
    let kid = forger.header["kid"].as_str().unwrap();
    let another = KeyId::from(uuid::Uuid::from_u128(rand::random()));
    let now = hall.clock.now();
    let insert = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute("INSERT INTO signing_keys (id, created_at) VALUES ($1, $2)", &[&another, &now])
    };
    hall.app.db.write(insert).await.unwrap();
    eventually("another key", async || {
        let keys = client.get("/.well-known/jwks.json").await.is(200);
        (keys["keys"].as_array().unwrap().len() == 2).then_some(())
    })
    .await;

    let names = [
        json!(another.to_string()),
        json!(uuid::Uuid::nil().to_string()),
        json!(lair.url()),
        json!("../../../../dev/null"),
        json!("/proc/sys/kernel/randomize_va_space"),
        json!("file:///etc/passwd"),
        json!("x' UNION SELECT 'AAAA'; --"),
        json!(format!("{kid}' OR '1'='1")),
        json!(format!("{kid}\u{0}")),
        json!(format!(" {kid}")),
        json!("| cat /etc/passwd"),
        json!(""),
        json!(null),
        json!(1),
        json!([kid]),
        json!({ "kid": kid }),
        json!("k".repeat(10_000)),
    ];
    let claims = forger.claims.to_string();
    let of = |name: Value| (name.to_string(), forger.signed(forger.header_with("kid", name), &claims));
    refuses(&client, names.map(of)).await;
    lair.was_never_asked();
}
