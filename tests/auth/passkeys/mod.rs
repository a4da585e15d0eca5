//! Passkeys sign in without a password, and nothing can replace one.

mod adding;
mod administrators;
mod browser;
mod signing_in;

use crate::support::{Device, Hall, Person, Reply};
use reqwest::Method;
use serde_json::{Value, json};

/// Starts adding a passkey.
async fn asked(person: &Person) -> Value {
    person.post("/auth/passkeys/start", json!({ "password": person.password })).await.is(200)
}

async fn answered(person: &Person, asked: &Value, credential: &Value) -> Reply {
    let answer = json!({ "ceremony_id": asked["ceremony_id"], "name": "My phone", "credential": credential });
    person.post("/auth/passkeys/finish", answer).await
}

/// Adds a passkey with a new device.
pub(super) async fn added(person: &Person) -> Device {
    let mut device = Device::new();
    let asked = asked(person).await;
    answered(person, &asked, &device.create(&asked["public_key"])).await.is(201);
    device
}

/// Starts a sign-in.
async fn asked_to_sign_in(hall: &Hall) -> Value {
    hall.nobody().post("/auth/passkeys/login/start", json!({})).await.is(200)
}

async fn shown(hall: &Hall, asked: &Value, credential: &Value) -> Reply {
    let answer = json!({ "ceremony_id": asked["ceremony_id"], "credential": credential });
    hall.nobody().post("/auth/passkeys/login/finish", answer).await
}

async fn sign_in(hall: &Hall, device: &Device) -> Reply {
    let asked = asked_to_sign_in(hall).await;
    shown(hall, &asked, &device.get(&asked["public_key"])).await
}

/// Signs in with a device from another address.
pub(super) async fn sign_in_from(hall: &Hall, device: &Device, address: &str) -> Reply {
    let asked = asked_to_sign_in(hall).await;
    let answer = json!({ "ceremony_id": asked["ceremony_id"], "credential": device.get(&asked["public_key"]) });
    let request = hall.nobody().request(Method::POST, "/auth/passkeys/login/finish");
    Reply::to(request.header("x-forwarded-for", address).json(&answer)).await
}

async fn remove(person: &Person, id: &Value, password: &str) -> Reply {
    let path = format!("/auth/passkeys/{}", id.as_str().unwrap());
    Reply::to(person.request(Method::DELETE, &path).json(&json!({ "password": password }))).await
}

async fn list(person: &Person) -> Vec<Value> {
    person.get("/auth/passkeys").await.is(200)["items"].as_array().unwrap().clone()
}
