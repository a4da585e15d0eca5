//! OpenID providers for signing in, a real one and a lying one, and a browser with cookies.

mod impostor;

use super::{Hall, Person, Reply};
pub(crate) use impostor::{Impostor, overlay, signed};
use reqwest::{Url, header, redirect::Policy};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

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
