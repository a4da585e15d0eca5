//! The console: what an administrator sees and does, by its pages alone.

mod acts;
mod appearance;
mod audit;
mod browser;
mod categories;
mod disputes;
mod documents;
mod hostile;
mod identity;
mod jobs;
mod moderation;
mod operation;
mod people;
mod signing_in;

use crate::support::{Hall, Person, Reply, papers};
use reqwest::{Client, header::HeaderMap, redirect::Policy};
use serde_json::{Value, json};

/// The origin of the tests' marketplaces.
const ORIGIN: &str = "http://hall.example";

/// A browser without scripts: it keeps cookies, sends forms of our own pages, and does not follow redirects.
#[derive(Clone)]
struct Desk {
    http: Client,
    base: String,
    cookies: Vec<(String, String)>,
}

impl Desk {
    fn new(hall: &Hall) -> Desk {
        let http = Client::builder().redirect(Policy::none()).build().unwrap();
        Desk { http, base: hall.url(""), cookies: Vec::new() }
    }

    /// Signs in with the form.
    async fn of(hall: &Hall, person: &Person) -> Desk {
        let mut desk = Desk::new(hall);
        let form = [("email", person.email.as_str()), ("password", &person.password), ("next", "/console")];
        let signed_in = desk.send("/console/sign-in", &form).await;
        assert_eq!(signed_in.status, 303, "{}", String::from_utf8_lossy(&signed_in.body));
        desk
    }

    async fn open(&mut self, path: &str) -> Reply {
        self.open_from("same-origin", path).await
    }

    /// Opens a page by a link of one of our own pages (`same-origin`), or of another site (`cross-site`).
    async fn open_from(&mut self, site: &str, path: &str) -> Reply {
        let request = self.http.get(format!("{}{path}", self.base)).header("cookie", self.jar());
        self.keep(Reply::to(request.header("sec-fetch-site", site)).await)
    }

    /// Sends a form from a page of our own.
    async fn send(&mut self, path: &str, form: &[(&str, &str)]) -> Reply {
        self.send_from(ORIGIN, path, form).await
    }

    async fn send_from(&mut self, origin: &str, path: &str, form: &[(&str, &str)]) -> Reply {
        let request = self.http.post(format!("{}{path}", self.base)).header("cookie", self.jar());
        self.keep(Reply::to(request.header("origin", origin).form(form)).await)
    }

    fn jar(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, reply: Reply) -> Reply {
        for (name, value) in set_cookies(&reply.headers) {
            self.cookies.retain(|(known, _)| *known != name);
            if !value.is_empty() {
                self.cookies.push((name, value));
            }
        }
        reply
    }
}

fn set_cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    let set = headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let pair =
        |cookie: &str| cookie.split(';').next().unwrap().split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned()));
    set.filter_map(pair).collect()
}

/// A page: it is complete, loads and runs only our own, and is never kept.
#[track_caller]
fn shown(page: &Reply, status: u16) -> String {
    let html = String::from_utf8(page.body.clone()).unwrap();
    assert_eq!(page.status, status, "{html}");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("same-origin", "no-store"));
    assert_eq!((page.header("x-frame-options"), page.header("x-content-type-options")), ("DENY", "nosniff"));
    assert_eq!(
        page.header("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    assert!(html.contains(&format!("<html lang=\"{}\">", page.header("content-language"))), "{html}");
    assert!(!html.contains("style=\"") && !html.contains("onclick"), "{html}");
    for attribute in ["href", "src", "action"] {
        assert!(!html.contains(&format!("{attribute}=\"javascript:")), "{html}");
    }
    assert!(html.trim_end().ends_with("</html>"), "{html}");
    html
}

/// Where an answer leads.
#[track_caller]
fn leads_to(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", String::from_utf8_lossy(&reply.body));
    reply.header("location").to_owned()
}

/// The value of the first field with this name.
#[track_caller]
fn field(html: &str, name: &str) -> String {
    let found = html.split(&format!("name=\"{name}\" value=\"")).nth(1);
    found.unwrap_or_else(|| panic!("no {name} in {html}")).split('"').next().unwrap().to_owned()
}

/// A worker with a submission; returns its id.
async fn waiting_case(hall: &Hall) -> (Person, String) {
    let worker = hall.worker().await;
    let id = papers::submitted(&worker).await;
    (worker, id)
}

async fn status(admin: &Person, id: &str) -> Value {
    admin.get(&format!("/admin/kyc/{id}")).await.is(200)["status"].clone()
}

/// How often events of a kind are in the audit trail.
async fn recorded(admin: &Person, kind: &str) -> usize {
    let trail = admin.get(&format!("/admin/audit?type={kind}&limit=100")).await.is(200);
    trail["items"].as_array().unwrap_or(&Vec::new()).len()
}

async fn reject(admin: &Person, id: &str) {
    admin.post(&format!("/admin/kyc/{id}/reject"), json!({ "reason_code": "MISMATCH" })).await.is(200);
}
