//! OpenID providers for signing in, a real one and a lying one, and a browser with cookies.

use super::{Hall, Person, Reply};
use axum::{
    Form, Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use reqwest::{Url, header, redirect::Policy};
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};
use tokio::net::TcpListener;

/// The public URL of the tests' marketplaces; nothing listens there.
const PUBLIC: &str = "http://hall.example";

/// A real provider: npm's `oidc-provider` in its own process, which ends with this.
pub(crate) struct RealProvider {
    pub(crate) issuer: String,
    process: Child,
}

impl Drop for RealProvider {
    fn drop(&mut self) {
        let _ = self.process.kill().and_then(|()| self.process.wait());
    }
}

impl RealProvider {
    /// For tests behind `needs_openid_provider`.
    pub(crate) fn start() -> RealProvider {
        RealProvider::start_at("0")
    }

    fn start_at(port: &str) -> RealProvider {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let module: PathBuf = target.join("npm/node_modules/oidc-provider/lib/index.js");
        let mut process = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/provider.mjs"))
            .arg(module)
            .arg(port)
            .arg(format!("{PUBLIC}/api/v1/auth/oidc/local/callback"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is there where npm has installed something");
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut issuer = String::new();
            let _ = said.read_line(&mut issuer);
            let _ = tell.send(issuer.trim().to_owned());
        });
        let issuer = told.recv_timeout(Duration::from_secs(60)).expect("the provider says its issuer");
        RealProvider { issuer, process }
    }

    /// The same provider with a new key.
    pub(crate) fn restarted(self) -> RealProvider {
        let port = self.issuer.rsplit(':').next().unwrap().to_owned();
        drop(self);
        RealProvider::start_at(&port)
    }

    /// The marketplace with this provider, as `local`.
    pub(crate) async fn welcomed_by(&self, hall: Hall) -> Hall {
        self.welcomed_as(hall, "client_secret_basic").await
    }

    /// The same with another way of client authentication.
    pub(crate) async fn welcomed_as(&self, hall: Hall, method: &str) -> Hall {
        let secret = if method == "none" { "" } else { "between us: 100% & more" };
        hall.with(&[
            ("HIREHALL_OIDC_LOCAL_ISSUER", &self.issuer),
            ("HIREHALL_OIDC_LOCAL_CLIENT_ID", &format!("hall {method}")),
            ("HIREHALL_OIDC_LOCAL_CLIENT_SECRET", secret),
            ("HIREHALL_OIDC_LOCAL_NAME", "Local"),
        ])
        .await
    }
}

/// A user of the real provider.
pub(crate) fn provider_user(subject: &str, email: &str, verified: bool) -> String {
    format!("{subject}|{email}|{}|Grace|Hopper", if verified { "verified" } else { "claimed" })
}

/// A browser with cookies that does not follow redirects by itself.
pub(crate) struct Browser {
    http: reqwest::Client,
    hall: Person,
    /// By origin, then by name.
    cookies: HashMap<String, HashMap<String, String>>,
}

impl Browser {
    pub(crate) fn new(hall: &Hall) -> Browser {
        let http = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
        Browser { http, hall: hall.nobody(), cookies: HashMap::new() }
    }

    /// The URL to which the start of a sign-in redirects this browser.
    pub(crate) async fn sets_out(&mut self, query: &str) -> Url {
        let reply = self.get_from_hall(&format!("/auth/oidc/local/start{query}"), &[]).await;
        reply.is(303);
        reply.header("location").parse().unwrap()
    }

    /// The URL to which a signed-in user's request to link sends this browser.
    pub(crate) async fn sets_out_to_link(&mut self, person: &Person) -> Url {
        self.sets_out_to_link_with(person, json!({ "password": person.password })).await
    }

    pub(crate) async fn sets_out_to_link_with(&mut self, person: &Person, proof: Value) -> Url {
        let reply = person.post("/auth/oidc/local/link", proof).await;
        let url = reply.is(200)["url"].as_str().unwrap().parse().unwrap();
        self.keep(PUBLIC, &reply.headers);
        url
    }

    /// Signs in at the real provider and returns the path and query of the final redirect.
    pub(crate) async fn signs_in_at(&mut self, start: Url, login: &str) -> String {
        let mut place = start;
        for _ in 0..12 {
            if place.as_str().starts_with(PUBLIC) {
                return format!("{}?{}", place.path(), place.query().unwrap_or_default());
            }
            let reply = self.send(self.http.get(place.clone()), &place).await;
            let (status, location) = (reply.status(), to_where(&reply, &place));
            let next = match location {
                Some(next) => next,
                None => {
                    assert_eq!(status, 200, "{place}");
                    let page = reply.text().await.unwrap();
                    let form = match page.contains("name=\"login\"") {
                        true => vec![("prompt", "login"), ("login", login), ("password", "any")],
                        false => vec![("prompt", "consent")],
                    };
                    let reply = self.send(self.http.post(place.clone()).form(&form), &place).await;
                    to_where(&reply, &place).expect("a form leads on")
                }
            };
            place = next;
        }
        panic!("lost at {place}");
    }

    /// Returns to the marketplace, as a client that accepts JSON.
    pub(crate) async fn comes_back(&mut self, path: &str) -> Reply {
        self.get_from_hall(path.strip_prefix("/api/v1").unwrap_or(path), &[]).await
    }

    /// The complete sign-in.
    pub(crate) async fn signs_in(&mut self, query: &str, login: &str) -> Reply {
        let start = self.sets_out(query).await;
        let callback = self.signs_in_at(start, login).await;
        self.comes_back(&callback).await
    }

    /// Returns to the marketplace with a form post from the provider.
    pub(crate) async fn posts_back(&mut self, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Reply {
        let mut request = self.http.post(self.hall.url("/auth/oidc/local/callback")).form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let reply = Reply::to(self.with_cookies(request, PUBLIC)).await;
        self.keep(PUBLIC, &reply.headers);
        reply
    }

    /// Sends the user's name, if the provider did not.
    pub(crate) async fn says_name(&mut self, names: Value) -> Reply {
        let request = self.http.post(self.hall.url("/auth/oidc/local/complete")).json(&names);
        let reply = Reply::to(self.with_cookies(request, PUBLIC)).await;
        self.keep(PUBLIC, &reply.headers);
        reply
    }

    pub(crate) async fn get_from_hall(&mut self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = self.http.get(self.hall.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let reply = Reply::to(self.with_cookies(request, PUBLIC)).await;
        self.keep(PUBLIC, &reply.headers);
        reply
    }

    /// The cookies for the marketplace.
    pub(crate) fn cookie_header(&self) -> String {
        let cookies = self.cookies.get(PUBLIC).into_iter().flatten();
        cookies.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    async fn send(&mut self, request: reqwest::RequestBuilder, place: &Url) -> reqwest::Response {
        let origin = place.origin().ascii_serialization();
        let reply = self.with_cookies(request, &origin).send().await.unwrap();
        self.keep(&origin, reply.headers());
        reply
    }

    fn with_cookies(&self, request: reqwest::RequestBuilder, origin: &str) -> reqwest::RequestBuilder {
        let cookies: Vec<String> =
            self.cookies.get(origin).into_iter().flatten().map(|(name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) }
    }

    fn keep(&mut self, origin: &str, headers: &header::HeaderMap) {
        let kept = self.cookies.entry(origin.to_owned()).or_default();
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            match value {
                "" => kept.remove(name),
                value => kept.insert(name.to_owned(), value.to_owned()),
            };
        }
    }
}

fn to_where(reply: &reqwest::Response, from: &Url) -> Option<Url> {
    let location = reply.headers().get(header::LOCATION)?;
    Some(from.join(location.to_str().unwrap()).unwrap())
}

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
