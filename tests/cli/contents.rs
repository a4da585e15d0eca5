//! What people see of an installation, and what it consists of.

use super::installation::{Installation, Said, Server};
use crate::support::papers::{jpeg, passport, png};
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt as _,
    path::PathBuf,
};

pub(super) const PASSWORD: &str = "hirehall-demo";

pub(super) async fn token(server: &Server, who: &str) -> String {
    server.sign_in(&format!("{who}@demo.hirehall.example"), PASSWORD).await.unwrap()
}

pub(super) async fn get(server: &Server, token: Option<&str>, path: &str) -> Value {
    let (status, answer) = server.call(Method::GET, path, token, None).await.unwrap();
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

pub(super) async fn write_listing(server: &Server, token: &str) -> Option<String> {
    let draft = json!({ "title": "Leaking taps", "description": "Fixed.", "category": "plumbing", "location": "Lisbon", "pricing": "QUOTE", "status": "DRAFT" });
    let (status, listing) = server.call(Method::POST, "/services", Some(token), Some(draft)).await?;
    (status == 201).then(|| listing["id"].as_str().unwrap().to_owned())
}

/// What strangers and the users of the demo see.
pub(super) async fn answers(server: &Server) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let listed = get(server, None, "/services?limit=100").await;
    let mut public = vec!["/services?limit=100".to_owned(), "/categories".to_owned()];
    for listing in listed["items"].as_array().unwrap() {
        let worker = listing["worker"]["id"].as_str().unwrap();
        public.push(format!("/services/{}", listing["id"].as_str().unwrap()));
        public.extend([format!("/workers/{worker}"), format!("/workers/{worker}/reviews")]);
    }
    for path in public {
        all.push((path.clone(), get(server, None, &path).await));
    }
    for who in ["client", "worker"] {
        let token = token(server, who).await;
        let threads = get(server, Some(&token), "/threads").await;
        let mut own = vec!["/threads".to_owned(), "/jobs".to_owned()];
        for thread in threads["items"].as_array().unwrap() {
            own.push(format!("/threads/{}/messages", thread["id"].as_str().unwrap()));
        }
        for path in own {
            all.push((path.clone(), get(server, Some(&token), &path).await));
        }
    }
    all
}

/// The addresses of the documents that wait for the desk.
pub(super) async fn waiting_documents(server: &Server) -> Vec<String> {
    let token = token(server, "admin").await;
    let waiting = get(server, Some(&token), "/admin/kyc").await;
    let ids = waiting["items"].as_array().unwrap().iter().map(|submission| submission["id"].as_str().unwrap());
    ids.flat_map(|id| ["document", "selfie"].map(|slot| format!("/api/v1/admin/kyc/{id}/files/{slot}"))).collect()
}

pub(super) async fn contents(server: &Server, addresses: &[String]) -> Vec<Vec<u8>> {
    let token = token(server, "admin").await;
    let mut all = Vec::new();
    for address in addresses {
        let asked = reqwest::Client::new().get(format!("{}{address}", server.url)).bearer_auth(&token);
        let answer = asked.send().await.unwrap();
        assert_eq!(answer.status(), 200, "{address}");
        all.push(answer.bytes().await.unwrap().to_vec());
    }
    all
}

pub(super) async fn listings(server: &Server, token: &str) -> BTreeSet<String> {
    let (mut all, mut cursor) = (BTreeSet::new(), String::new());
    loop {
        let page = get(server, Some(token), &format!("/services/mine?limit=100{cursor}")).await;
        all.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

pub(super) async fn events(server: &Server, token: &str) -> Vec<Value> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let page = get(server, Some(token), &format!("/events?limit=100&after={after}")).await;
        let events = page["items"].as_array().unwrap();
        let Some(last) = events.last() else { return all };
        after = last["id"].as_i64().unwrap();
        all.extend(events.iter().cloned());
    }
}

pub(super) fn created(events: &[Value]) -> BTreeSet<String> {
    let created = events.iter().filter(|event| event["type"] == "service.created");
    created.map(|event| event["data"]["service_id"].as_str().unwrap().to_owned()).collect()
}

pub(super) fn mails(hall: &Installation) -> usize {
    fs::read_dir(hall.home().join("data/mail")).map_or(0, Iterator::count)
}

pub(super) fn copy_master_key(from: &Installation, to: &Installation) {
    let keys = to.home().join("data/keys");
    DirBuilder::new().recursive(true).mode(0o700).create(&keys).unwrap();
    fs::copy(from.home().join("data/keys/master.key"), keys.join("master.key")).unwrap();
}

pub(super) async fn hand_in_documents(server: &Server) {
    let token = token(server, "newcomer").await;
    let place = format!("{}/api/v1/workers/me/kyc", server.url);
    let form = passport(jpeg(1), png(2));
    let answer = reqwest::Client::new().post(place).bearer_auth(token).multipart(form).send().await.unwrap();
    assert_eq!(answer.status(), 201);
}

/// A marketplace with documents.
pub(super) async fn populated(hall: &Installation) -> Server {
    hall.populate(7);
    let server = hall.serve(&["serve"]);
    hand_in_documents(&server).await;
    server
}

/// A stored file.
pub(super) fn blob(hall: &Installation) -> PathBuf {
    let mut files = super::everything_in(&hall.home().join("data/files")).into_iter();
    files.find(|path| path.is_file() && path.file_name().unwrap().len() == 32).unwrap()
}

#[track_caller]
pub(super) fn is_refused(said: &Said, why: &str) {
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.err.contains(why), "{why}: {}", said.err);
}
