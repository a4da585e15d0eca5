//! The document's examples work in the demo as they are: every read and every creation, with the examples of parameters and
//! bodies. Only the ids of paths are looked up.

use super::installation::{Installation, Server};
use crate::support::papers;
use reqwest::{Method, multipart::Form, multipart::Part};
use serde_json::{Value, json};
use std::{collections::HashMap, fmt::Write as _, process::Stdio};

/// Operations that need what only a mail, a provider or a device has, and why.
pub(super) const ELSEWHERE: [(&str, &str); 20] = [
    ("appealDispute", "an administrator has to decide first"),
    ("appealReviewRemoval", "a review has to be removed first"),
    ("contestNoShow", "a no-show has to be reported first"),
    ("createWebhook", "the name of its receiver has to be known; the test names an address"),
    ("downloadExport", "its token is in a mail"),
    ("finishOidcLogin", "a provider sends the browser there"),
    ("finishPasskeyRegistration", "an authenticator answers"),
    ("getDisputeCase", "a dispute has to be claimed first"),
    ("getClientReviewSummary", "ids are looked up in the list at an operation's path, and there is none of clients"),
    ("getExport", "an export has to be requested"),
    ("getIdentityCheckFile", "its token is sent to the identity check service"),
    ("getLegalHold", "nobody is held"),
    ("getPicture", "the demo has no pictures"),
    ("getReview", "ids are looked up in the list at an operation's path, and there is none of reviews"),
    ("listClientReviews", "ids are looked up in the list at an operation's path, and there is none of clients"),
    ("listDisputeMessages", "a dispute has to be claimed first"),
    ("listInspectedMessages", "a reason has to be stated for the same job first"),
    ("openWebsocket", "it is no request for JSON"),
    ("startOidcLogin", "the demo has no provider"),
    ("submitKycDraft", "files have to be prepared first"),
];

#[tokio::test]
async fn every_read_and_every_creation_works_with_the_values_of_the_document() {
    let hall = Installation::on_sqlite();
    let mut program = hall.command(&["demo"]);
    program.env("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8").stderr(Stdio::null());
    let server = Server::of(program);
    let demo = Demo::of(&server).await;
    let (mut failed, mut seen) = (String::new(), 0);
    for (method, path, says) in demo.operations() {
        let id = says["operationId"].as_str().unwrap();
        if ELSEWHERE.iter().any(|(name, _)| *name == id) {
            continue;
        }
        if let Err(refusals) = demo.send(&method, &path, &says).await {
            writeln!(failed, "{id}: {:#?}", &refusals[refusals.len().saturating_sub(5)..]).unwrap();
        }
        seen += 1;
    }
    assert!(failed.is_empty(), "{failed}");
    assert!(seen > 50, "{seen}");
    let found =
        demo.send(&Method::GET, "/api/v1/services", &demo.document["paths"]["/api/v1/services"]["get"]).await.unwrap();
    assert!(!found["items"].as_array().unwrap().is_empty(), "the example of the search finds nothing");
}

struct Demo<'s> {
    server: &'s Server,
    document: Value,
    /// Tokens of the accounts for trying the demo, and none.
    tokens: Vec<Option<String>>,
    client: HashMap<&'static str, String>,
}

impl<'s> Demo<'s> {
    async fn of(server: &'s Server) -> Self {
        let document = reqwest::get(format!("{}/openapi.json", server.url)).await.unwrap().json().await.unwrap();
        let mut tokens = Vec::new();
        for who in ["client", "worker", "newcomer", "admin"] {
            tokens.push(server.sign_in(&format!("{who}@demo.hirehall.example"), "hirehall-demo").await);
        }
        let (_, me) = server.call(Method::GET, "/auth/me", tokens[0].as_deref(), None).await.unwrap();
        let client = HashMap::from([("/api/v1/clients", me["id"].as_str().unwrap().to_owned())]);
        let webhook = json!({ "url": "http://127.0.0.1:9/hooks" });
        let (created, _) =
            server.call(Method::POST, "/admin/webhooks", tokens[3].as_deref(), Some(webhook)).await.unwrap();
        assert_eq!(created, 201);
        tokens.push(None);
        Self { server, document, tokens, client }
    }

    /// Creations first, so that there is something to read.
    fn operations(&self) -> Vec<(Method, String, Value)> {
        let all = |method: Method| {
            let of = move |(path, item): (&String, &Value)| {
                let says = item.get(method.as_str().to_lowercase())?.clone();
                let creates = ["201", "202"].iter().any(|status| says["responses"][status].is_object());
                (method == Method::GET || creates).then(|| (method.clone(), path.clone(), says))
            };
            self.document["paths"].as_object().unwrap().iter().filter_map(of).collect::<Vec<_>>()
        };
        [all(Method::POST), all(Method::GET)].concat()
    }

    /// The first response of success, or all refusals.
    async fn send(&self, method: &Method, path: &str, says: &Value) -> Result<Value, Vec<String>> {
        let mut refusals = Vec::new();
        for token in self.tokens.iter().map(Option::as_deref) {
            for path in self.with_ids(&with_examples(path, says), token).await {
                let mut request = reqwest::Client::new().request(method.clone(), format!("{}{path}", self.server.url));
                request = request.query(&self.query(says));
                if let Some(token) = token {
                    request = request.bearer_auth(token);
                }
                for (kind, content) in says["requestBody"]["content"].as_object().into_iter().flatten() {
                    let example = self.example(content);
                    request = match kind.as_str() {
                        "application/json" => request.json(&example),
                        "multipart/form-data" => request.multipart(form(&example)),
                        _ => request.form(&example),
                    };
                }
                let answer = request.send().await.unwrap();
                let status = answer.status();
                if status.is_success() {
                    return Ok(answer.json().await.unwrap_or_default());
                }
                refusals.push(format!("{method} {path}: {status} {}", answer.text().await.unwrap()));
            }
        }
        Err(refusals)
    }

    fn query(&self, says: &Value) -> Vec<(String, String)> {
        let given = says["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "query");
        let example = |parameter: &Value| {
            let places = ["/example", "/schema/examples/0", "/schema/default"];
            let value = places.iter().find_map(|place| parameter.pointer(place))?;
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Some((parameter["name"].as_str().unwrap().to_owned(), value))
        };
        given.filter_map(example).collect()
    }

    fn example(&self, content: &Value) -> Value {
        let schema = match content["schema"]["$ref"].as_str() {
            Some(reference) => self.document.pointer(reference.trim_start_matches('#')).unwrap(),
            None => &content["schema"],
        };
        let example = content.get("example").or_else(|| schema.pointer("/examples/0"));
        example.unwrap_or_else(|| panic!("{schema:#} has no example")).clone()
    }

    /// The path with ids from the list that it belongs to, as this caller sees it.
    async fn with_ids(&self, path: &str, token: Option<&str>) -> Vec<String> {
        let Some((list, rest)) = path.split_once("/{") else { return vec![path.to_owned()] };
        let (name, rest) = rest.split_once('}').unwrap();
        let items = match (list, self.client.get(list)) {
            (_, Some(id)) => vec![id.clone()],
            ("/api/v1/workers", None) => self.ids_in("/services?limit=1", "/worker/id", token).await,
            (list, None) => {
                self.ids_in(&format!("{}?limit=100", list.trim_start_matches("/api/v1")), "/id", token).await
            }
        };
        assert_eq!(name, "id", "{path}");
        items.into_iter().map(|id| format!("{list}/{id}{rest}")).collect()
    }

    async fn ids_in(&self, list: &str, place: &str, token: Option<&str>) -> Vec<String> {
        let (_, page) = self.server.call(Method::GET, list, token, None).await.unwrap();
        let items = page["items"].as_array().into_iter().flatten();
        items.filter_map(|item| item.pointer(place)?.as_str().map(str::to_owned)).collect()
    }
}

/// The path with the examples of its parameters.
fn with_examples(path: &str, says: &Value) -> String {
    let named = says["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "path");
    let fill = |path: String, parameter: &Value| match parameter["example"].as_str() {
        Some(example) => path.replace(&format!("{{{}}}", parameter["name"].as_str().unwrap()), example),
        None => path,
    };
    named.fold(path.replace("{slot}", "document"), fill)
}

/// A form with a picture for each of its files.
fn form(example: &Value) -> Form {
    const FILES: [&str; 7] = ["file", "document", "document_back", "selfie", "licence", "insurance", "criminal_record"];
    let fields = example.as_object().unwrap().iter();
    fields.fold(Form::new(), |form, (name, value)| match FILES.contains(&name.as_str()) {
        true => form.part(name.clone(), Part::bytes(papers::png(7)).file_name("picture.png")),
        false => form.text(name.clone(), value.as_str().unwrap().to_owned()),
    })
}
