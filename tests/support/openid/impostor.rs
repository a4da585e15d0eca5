//! A provider that says what a test tells it to.

use super::Browser;
use crate::support::{Hall, Reply};
use axum::{
    Form, Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use reqwest::{Url, header};
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
};
use tokio::net::TcpListener;

/// A provider whose responses a test can change. Its code is the nonce for the ID token.
#[derive(Clone)]
pub(crate) struct Impostor {
    pub(crate) issuer: String,
    says: Arc<Mutex<Says>>,
}

pub(crate) struct Says {
    /// Changes to the discovery document.
    pub(crate) discovery: Value,
    pub(crate) header: Value,
    pub(crate) claims: Value,
    /// Replaces the response of the token endpoint.
    pub(crate) answer: Option<(u16, String)>,
    /// Replaces the ID token.
    pub(crate) token: Option<String>,
    /// The key that signs, and the published keys.
    pub(crate) signs_with: u8,
    pub(crate) shows: Vec<u8>,
    pub(crate) is_down: bool,
    /// Accepts connections and never answers.
    pub(crate) hangs: bool,
    /// How often its metadata was requested.
    pub(crate) asked: usize,
    /// The claims of its userinfo endpoint, and the status.
    pub(crate) userinfo: (u16, Value),
    /// The accepted ways of client authentication, and the attempts.
    pub(crate) takes: Vec<&'static str>,
    pub(crate) tried: Vec<&'static str>,
}

impl Impostor {
    pub(crate) async fn start(now: i64) -> Impostor {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let claims = json!({
            "iss": issuer, "aud": "hall", "sub": "mallory", "iat": now, "exp": now + 300,
            "email": "mallory@example.org", "email_verified": true, "given_name": "Mallory", "family_name": "Impostor",
        });
        let says = Says {
            discovery: json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/auth?tenant=1"),
                "token_endpoint": format!("{issuer}/token"),
                "jwks_uri": format!("{issuer}/keys"),
            }),
            header: json!({ "alg": "EdDSA", "kid": "1" }),
            claims,
            answer: None,
            token: None,
            signs_with: 1,
            shows: vec![1],
            is_down: false,
            hangs: false,
            asked: 0,
            userinfo: (200, json!({ "sub": "mallory" })),
            takes: vec!["client_secret_basic"],
            tried: Vec::new(),
        };
        let impostor = Impostor { issuer, says: Arc::new(Mutex::new(says)) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/common/v2.0/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(impostor.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        impostor
    }

    pub(crate) fn says(&self) -> MutexGuard<'_, Says> {
        self.says.lock().unwrap()
    }

    pub(crate) async fn welcomed_by(&self, hall: Hall) -> Hall {
        self.welcomed_with(hall, &[]).await
    }

    /// The marketplace with this provider, as `local`, and further settings.
    pub(crate) async fn welcomed_with(&self, hall: Hall, settings: &[(&str, &str)]) -> Hall {
        let ours = [
            ("HIREHALL_OIDC_LOCAL_ISSUER", self.issuer.as_str()),
            ("HIREHALL_OIDC_LOCAL_CLIENT_ID", "hall"),
            ("HIREHALL_OIDC_LOCAL_CLIENT_SECRET", "hush"),
        ];
        hall.with(&[&ours, settings].concat()).await
    }

    /// The path of the callback for a sign-in that was redirected to `start`.
    pub(crate) fn callback(start: &Url) -> String {
        let said: HashMap<String, String> = start.query_pairs().into_owned().collect();
        format!("/auth/oidc/local/callback?code={}&state={}", said["nonce"], said["state"])
    }

    /// The form fields of the callback for a sign-in that was redirected to `start`.
    pub(crate) fn form(start: &Url) -> [(&'static str, String); 2] {
        let said: HashMap<String, String> = start.query_pairs().into_owned().collect();
        [("code", said["nonce"].clone()), ("state", said["state"].clone())]
    }

    /// The complete sign-in, with the provider's current responses.
    pub(crate) async fn lets_in(&self, browser: &mut Browser) -> Reply {
        let start = browser.sets_out("").await;
        browser.comes_back(&Impostor::callback(&start)).await
    }
}

/// A token of an honest header and honest claims, signed with the key of that number.
pub(crate) fn signed(header: &Value, claims: &Value, key: u8) -> String {
    let part = |json: &Value| BASE64_URL_SAFE_NO_PAD.encode(json.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = key_pair(key).sign(signed.as_bytes());
    format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

fn key_pair(number: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[number; 32]).unwrap()
}

/// Replaces members by those of `over`; `null` removes one.
pub(crate) fn overlay(onto: &mut Value, over: &Value) {
    for (name, value) in over.as_object().unwrap() {
        match value {
            Value::Null => drop(onto.as_object_mut().unwrap().remove(name)),
            value => onto[name] = value.clone(),
        }
    }
}

async fn discovery(State(impostor): State<Impostor>) -> Response {
    let hangs = {
        let mut says = impostor.says();
        says.asked += 1;
        says.hangs
    };
    if hangs {
        std::future::pending::<()>().await;
    }
    let says = impostor.says();
    if says.is_down { StatusCode::BAD_GATEWAY.into_response() } else { Json(says.discovery.clone()).into_response() }
}

async fn keys(State(impostor): State<Impostor>) -> Json<Value> {
    let key = |number: &u8| {
        let public = BASE64_URL_SAFE_NO_PAD.encode(key_pair(*number).public_key());
        json!({ "kty": "OKP", "crv": "Ed25519", "kid": number.to_string(), "x": public })
    };
    Json(json!({ "keys": impostor.says().shows.iter().map(key).collect::<Vec<_>>() }))
}

async fn userinfo(State(impostor): State<Impostor>) -> Response {
    let (status, told) = impostor.says().userinfo.clone();
    (StatusCode::from_u16(status).unwrap(), Json(told)).into_response()
}

async fn token(
    State(impostor): State<Impostor>,
    headers: header::HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let mut says = impostor.says();
    let way = if headers.contains_key(header::AUTHORIZATION) {
        "client_secret_basic"
    } else if form.contains_key("client_secret") {
        "client_secret_post"
    } else {
        "none"
    };
    says.tried.push(way);
    if !says.takes.contains(&way) {
        return (StatusCode::UNAUTHORIZED, "{\"error\":\"invalid_client\"}").into_response();
    }
    if let Some((status, body)) = &says.answer {
        return (StatusCode::from_u16(*status).unwrap(), body.clone()).into_response();
    }
    let mut claims = json!({ "nonce": form["code"] });
    overlay(&mut claims, &says.claims);
    let token = says.token.clone().unwrap_or_else(|| signed(&says.header, &claims, says.signs_with));
    Json(json!({ "id_token": token, "access_token": "opaque", "token_type": "Bearer" })).into_response()
}
