//! Access: every operation of the document by every kind of caller, compared with a reviewed table.
//!
//! Paths name unknown ids and bodies are empty objects, so an allowed caller gets 404 or 422 and changes nothing.

use super::assert_reviewed;
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

const CALLERS: [&str; 8] = ["nobody", "client", "worker", "verified worker", "admin", "frozen", "banned", "deleted"];

#[apply(both_engines)]
async fn access_equals_the_reviewed_table(hall: Hall) {
    let mut table = String::new();
    let mut people = every_caller(&hall).await;
    for (method, path) in operations(&document(&hall).await) {
        table.push_str(&format!("{method} {path}\n"));
        for (caller, person) in &people {
            table.push_str(&format!("    {caller:<16}{}\n", answer(person, &method, &path).await));
        }
        if path.contains("/auth/logout") {
            people = every_caller(&hall).await;
        }
    }
    assert_reviewed("access.txt", &table, hall.app.db.engine());
}

/// Pages and forms of the console by every kind of caller, whose session is in a cookie. Forms are sent from a page of ours, and name
/// unknown ids.
#[apply(both_engines)]
async fn access_to_the_console_equals_the_reviewed_table(hall: Hall) {
    let mut table = String::new();
    let mut people = every_caller(&hall).await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for path in hirehall::router::console_paths() {
        for method in [Method::GET, Method::POST] {
            table.push_str(&format!("{method} {path}\n"));
            for (caller, person) in &people {
                let path = path_to_nothing(&path);
                let token = person.token.clone().unwrap_or_default();
                let request = http.request(method.clone(), hall.url(&path)).header("origin", "http://hall.example");
                let request = request.header("cookie", format!("__Host-hirehall-access={token}"));
                let request = if method == Method::POST { request.form(&[("form_key", "1")]) } else { request };
                let reply = Reply::to(request).await;
                let answer = format!("{} {}", reply.status.as_u16(), reply.header("location"));
                table.push_str(&format!("    {caller:<16}{}\n", answer.trim_end()));
            }
            if path.contains("/sign-out") {
                people = every_caller(&hall).await;
            }
        }
    }
    assert_reviewed("console.txt", &table, hall.app.db.engine());
}

pub(super) async fn document(hall: &Hall) -> Value {
    reqwest::get(hall.url("/openapi.json")).await.unwrap().json().await.unwrap()
}

pub(super) fn operations(document: &Value) -> Vec<(Method, String)> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if item.get(method.as_str().to_lowercase()).is_some() {
                operations.push((method, path.clone()));
            }
        }
    }
    operations
}

async fn every_caller(hall: &Hall) -> Vec<(&'static str, Person)> {
    let mut every_caller = Vec::new();
    for caller in CALLERS {
        every_caller.push((caller, person_with_role(hall, caller).await));
    }
    every_caller
}

async fn person_with_role(hall: &Hall, caller: &str) -> Person {
    match caller {
        "nobody" => hall.nobody(),
        "client" => hall.client().await,
        "worker" => hall.worker().await,
        "verified worker" => hall.verified_worker().await,
        "admin" => hall.admin().await,
        state => {
            let client = hall.client().await;
            let status = match state {
                "frozen" => "UPDATE users SET status = 'FROZEN' WHERE id = $1",
                "banned" => "UPDATE users SET status = 'BANNED' WHERE id = $1",
                _ => "UPDATE users SET status = 'DELETED', email_key = NULL WHERE id = $1",
            };
            hall.sql(status, client.user_id()).await;
            client
        }
    }
}

/// The path without the common prefix.
pub(super) fn path_to_nothing(path: &str) -> String {
    let nothing = "019a0000-0000-7000-8000-000000000000";
    let named: Vec<String> = path
        .split('/')
        .map(|part| match part {
            "{slot}" => "selfie".to_owned(),
            "{number}" => "1".to_owned(),
            part if part.starts_with('{') => nothing.to_owned(),
            part => part.to_owned(),
        })
        .collect();
    let path = named.join("/");
    path.strip_prefix("/api/v1").unwrap_or(&path).to_owned()
}

async fn answer(person: &Person, method: &Method, path: &str) -> String {
    let request = person.request(method.clone(), &path_to_nothing(path));
    let request = if method == Method::GET { request } else { request.json(&json!({})) };
    let reply = Reply::to(request).await;
    assert_ne!(reply.status, 500, "{method} {path}: does its route declare the right that its handler takes?");
    let code = match reply.header("content-type") {
        "application/problem+json" => reply.json()["code"].as_str().unwrap().to_owned(),
        _ => String::new(),
    };
    format!("{} {code}", reply.status.as_u16()).trim_end().to_owned()
}
