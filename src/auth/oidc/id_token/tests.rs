use super::*;
use crate::core::security::to_base64;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::json;

const EXPECTED: ExpectedClaims<'_> =
    ExpectedClaims { issuer: "https://op.example", client_id: "hall", nonce: "once", now: 1_000_000 };

fn claims() -> String {
    json!({ "iss": "https://op.example", "aud": "hall", "sub": "1", "nonce": "once", "iat": 1_000_000, "exp": 1_000_300 })
        .to_string()
}

/// A token signed with ES256, and the keys that verify it.
fn signed(header: &Value, claims: &str) -> (String, KeySet) {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap();
    let point = pair.public_key().as_ref();
    let key = json!({ "kty": "EC", "crv": "P-256", "x": to_base64(&point[1..33]), "y": to_base64(&point[33..]) });
    let encryption = json!({ "kty": "EC", "crv": "P-256", "use": "enc", "x": key["x"], "y": key["y"] });
    let keys = KeySet::read(json!({ "keys": [7, encryption, key] }).to_string().as_bytes()).unwrap();
    let signed = format!("{}.{}", to_base64(header.to_string().as_bytes()), to_base64(claims.as_bytes()));
    let signature = pair.sign(&random, signed.as_bytes()).unwrap();
    (format!("{signed}.{}", to_base64(signature.as_ref())), keys)
}

#[test]
fn a_token_of_the_provider_says_whom_it_is_about() {
    let (token, keys) = signed(&json!({ "alg": "ES256", "typ": "JWT" }), &claims());
    assert_eq!(verify(&token, &keys, EXPECTED).unwrap().id, "1");
    let another = signed(&json!({ "alg": "ES256" }), &claims()).1;
    assert_eq!(verify(&token, &another, EXPECTED), Err(InvalidToken::Signature));
    assert_eq!(verify(&token, &KeySet::default(), EXPECTED), Err(InvalidToken::UnknownKey));
}

#[test]
fn the_key_decides_how_it_signs() {
    for algorithm in ["none", "HS256", "RS256", "ES384", "EdDSA", "es256", ""] {
        let (token, keys) = signed(&json!({ "alg": algorithm }), &claims());
        assert_eq!(verify(&token, &keys, EXPECTED), Err(InvalidToken::UnknownKey), "{algorithm}");
    }
}

#[test]
fn a_claim_that_is_missing_or_said_twice_is_no_claim() {
    for (from, to, wrong) in [
        ("\"nonce\":\"once\",", "", InvalidToken::Claim("nonce")),
        ("\"sub\":\"1\"", "\"sub\":\"1\",\"sub\":\"2\"", InvalidToken::Malformed),
        ("\"exp\":1000300,", "", InvalidToken::Malformed),
        ("1000300", "1e12", InvalidToken::Malformed),
        ("1000300", "\"1000300\"", InvalidToken::Malformed),
        ("1000300", "-1", InvalidToken::Claim("exp")),
    ] {
        let lie = claims().replace(from, to);
        assert_ne!(lie, claims());
        let (token, keys) = signed(&json!({ "alg": "ES256" }), &lie);
        assert_eq!(verify(&token, &keys, EXPECTED), Err(wrong), "{lie}");
    }
}

#[test]
fn a_date_may_have_a_fraction() {
    for (from, to) in [("1000300", "1000300.5"), ("1000300", "1.0003e6"), ("1000000", "999999.999")] {
        let said = claims().replace(from, to);
        assert_ne!(said, claims());
        let (token, keys) = signed(&json!({ "alg": "ES256" }), &said);
        assert!(verify(&token, &keys, EXPECTED).is_ok(), "{said}");
    }
    let over = claims().replace("1000300", "999939.9");
    let (token, keys) = signed(&json!({ "alg": "ES256" }), &over);
    assert_eq!(verify(&token, &keys, EXPECTED), Err(InvalidToken::Claim("exp")));
}

#[test]
fn a_header_is_an_object_and_demands_nothing() {
    for header in [
        json!(["ES256", null, null]),
        json!(["ES256", null, null, null]),
        json!({ "alg": "ES256", "crit": null }),
        json!({ "alg": "ES256", "crit": [] }),
        json!("ES256"),
        json!(null),
    ] {
        let (token, keys) = signed(&header, &claims());
        assert_eq!(verify(&token, &keys, EXPECTED), Err(InvalidToken::Malformed), "{header}");
    }
    let (token, keys) = signed(&json!({ "alg": "ES256" }), "[\"https://op.example\",\"1\",\"hall\"]");
    assert_eq!(verify(&token, &keys, EXPECTED), Err(InvalidToken::Malformed));
}

#[test]
fn an_issuer_with_many_tenants_is_that_of_the_tenant_that_the_token_names() {
    const TENANTS: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";
    let expected = ExpectedClaims { issuer: "https://op.example/{tenantid}/v2.0", ..EXPECTED };
    let said = |issuer: &str, tenant: &Value| {
        let mut said: Value = serde_json::from_str(&claims()).unwrap();
        said["iss"] = json!(issuer);
        said["tid"] = tenant.clone();
        let (token, keys) = signed(&json!({ "alg": "ES256" }), &said.to_string());
        verify(&token, &keys, expected)
    };
    let issuer = format!("https://op.example/{TENANTS}/v2.0");
    assert_eq!(said(&issuer, &json!(TENANTS)).unwrap().issuer, issuer);
    for (issuer, tenant) in [
        (issuer.as_str(), json!(null)),
        (issuer.as_str(), json!("00000000-0000-0000-0000-000000000001")),
        (issuer.as_str(), json!(7)),
        ("https://op.example/{tenantid}/v2.0", json!(null)),
        ("https://op.example/{tenantid}/v2.0", json!("{tenantid}")),
        ("https://op.example/x/../evil/v2.0", json!("x/../evil")),
        ("https://op.example//v2.0", json!("")),
        ("https://evil.example/v2.0", json!(TENANTS)),
    ] {
        assert_eq!(said(issuer, &tenant), Err(InvalidToken::Claim("iss")), "{issuer} {tenant}");
    }
}
