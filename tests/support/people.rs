//! Users of a marketplace through HTTP, and the responses.

use super::Hall;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use hirehall::database::ids::UserId;
use reqwest::{Method, RequestBuilder, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};
use uuid::Uuid;

pub(crate) const PASSWORD: &str = "correct horse battery";

/// A user with or without an account.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) email: String,
    pub(crate) password: String,
    pub(crate) token: Option<String>,
    pub(crate) refresh_token: Option<String>,
    address: SocketAddr,
    http: reqwest::Client,
}

impl Person {
    pub(crate) fn nobody(address: SocketAddr) -> Person {
        Person {
            id: Uuid::nil().to_string(),
            email: String::new(),
            password: PASSWORD.to_owned(),
            token: None,
            refresh_token: None,
            address,
            http: reqwest::Client::new(),
        }
    }

    /// Signs in a user whose account was created before the test.
    pub(super) async fn with_account(
        hall: &Hall,
        role: &'static str,
        first_name: &'static str,
        last_name: &'static str,
    ) -> Person {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let email = format!("{}{}@example.org", first_name.to_lowercase(), COUNT.fetch_add(1, Ordering::Relaxed));
        let id = uuid_v7(hall.clock.now().unix_micros());
        insert_account(hall, id, role, email.clone(), first_name, last_name).await;
        let person = Person { id: id.to_string(), email, ..hall.nobody() };
        person.signed_in().await
    }

    /// The same user with another session.
    pub(crate) async fn signed_in(&self) -> Person {
        let signed_in = self
            .clone()
            .without_token()
            .post("/auth/login", json!({ "email": self.email, "password": self.password }))
            .await
            .is(200);
        Person {
            id: signed_in["user"]["id"].as_str().unwrap().to_owned(),
            token: Some(signed_in["access_token"].as_str().unwrap().to_owned()),
            refresh_token: Some(signed_in["refresh_token"].as_str().unwrap().to_owned()),
            ..self.clone()
        }
    }

    /// The same user with another session, after the marketplace was started again on another port.
    pub(crate) async fn signed_in_at(&self, hall: &Hall) -> Person {
        let nobody = hall.nobody();
        Person { id: self.id.clone(), email: self.email.clone(), password: self.password.clone(), ..nobody }
            .signed_in()
            .await
    }

    pub(crate) fn with_password(self, password: &str) -> Person {
        Person { password: password.to_owned(), ..self }
    }

    pub(crate) fn without_token(self) -> Person {
        Person { token: None, ..self }
    }

    pub(crate) fn with_token(self, token: &str) -> Person {
        Person { token: Some(token.to_owned()), ..self }
    }

    pub(crate) fn user_id(&self) -> UserId {
        self.id.parse().unwrap()
    }

    /// The URL of a path below `/api/v1`.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/api/v1{path}", self.address)
    }

    /// A request to a path below `/api/v1`, to be completed and sent with [`Reply::to`].
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let path = if path.starts_with("/.well-known") { path.to_owned() } else { format!("/api/v1{path}") };
        let request = self.http.request(method, format!("http://{}{path}", self.address));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        Reply::to(self.request(Method::GET, path)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        Reply::to(self.request(Method::DELETE, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Reply {
        Reply::to(self.request(Method::POST, path).json(&body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Reply {
        Reply::to(self.request(Method::PUT, path).json(&body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Reply {
        Reply::to(self.request(Method::PATCH, path).json(&body)).await
    }
}

/// A response.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    asked: String,
}

impl Reply {
    pub(crate) async fn to(request: RequestBuilder) -> Reply {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        let asked = format!("{} {}", request.method(), request.url().path());
        let response = client.execute(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply { status, headers, body: response.bytes().await.unwrap().to_vec(), asked }
    }

    /// The body as JSON; `null` when it is empty.
    pub(crate) fn json(&self) -> Value {
        if self.body.is_empty() { Value::Null } else { serde_json::from_slice(&self.body).unwrap() }
    }

    /// Checks the status and returns the body.
    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, String::from_utf8_lossy(&self.body));
        self.json()
    }

    /// Checks that the status is one of these and returns it.
    #[track_caller]
    pub(crate) fn is_one_of(&self, statuses: &[u16]) -> u16 {
        let status = self.status.as_u16();
        assert!(statuses.contains(&status), "{}: {status} {}", self.asked, String::from_utf8_lossy(&self.body));
        status
    }

    /// Checks for a problem (RFC 9457) with this status and code and returns the body.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, code: &str) -> Value {
        let problem = self.is(status);
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.asked);
        assert_eq!(problem["code"], code, "{}: {problem}", self.asked);
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], self.headers["x-request-id"].to_str().unwrap());
        problem
    }

    /// Checks for a 422 with this error at this pointer.
    #[track_caller]
    pub(crate) fn is_invalid(&self, pointer: &str, code: &str) {
        let problem = self.is(422);
        let faults = problem["errors"].as_array().cloned().unwrap_or_default();
        let is_named = faults.iter().any(|fault| fault["pointer"] == pointer && fault["code"] == code);
        assert!(is_named, "{}: no {code} at {pointer} in {problem}", self.asked);
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// An id of that moment, as the marketplace makes them (RFC 9562).
fn uuid_v7(micros: i64) -> Uuid {
    let micros = u128::from(micros.unsigned_abs());
    let (millis, fraction) = (micros / 1_000, (micros % 1_000) * 4_096 / 1_000);
    let random = u128::from(rand::random::<u64>() >> 2);
    Uuid::from_u128((millis << 80) | (7 << 76) | (fraction << 64) | (2 << 62) | random)
}

/// A hash that is cheap to verify: the cost of Argon2 is not under test.
static QUICK_HASH: LazyLock<String> = LazyLock::new(|| {
    let quick = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
    quick.hash_password(PASSWORD.as_bytes()).unwrap().to_string()
});

async fn insert_account(
    hall: &Hall,
    id: Uuid,
    role: &'static str,
    email: String,
    first_name: &'static str,
    last_name: &'static str,
) {
    let (id, now) = (UserId::from(id), hall.clock.now());
    let insert = move |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute(
            "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, password_hash, created_at, updated_at)
             VALUES ($1, $2, 'ACTIVE', $3, $3, $4, $5, $6, $7, $8, $8)",
            &[&id, &role, &email, &format!(" {first_name} {last_name}").to_lowercase(), &first_name, &last_name, &*QUICK_HASH, &now],
        )?;
        match role {
            "CLIENT" => tx.execute("INSERT INTO clients (user_id) VALUES ($1)", &[&id]),
            "WORKER" => tx.execute("INSERT INTO workers (user_id) VALUES ($1)", &[&id]),
            _ => Ok(0),
        }
    };
    hall.app.db.write(insert).await.unwrap();
}
