//! Every operation that changes something appends an event. Each is called once, and a reviewed table says which events
//! it appends and who receives them.

use super::{
    access::{document, operations},
    assert_reviewed,
};
use crate::support::papers::{file, jpeg, passport};
use crate::support::{Authenticator, Device, Hall, Person, Reply, Two, eventually, feed::Happening};
use macro_rules_attribute::apply;
use reqwest::{Method, RequestBuilder, multipart::Form};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Operations that append no event, with the reason.
const SILENT: &[(&str, &str)] = &[
    ("POST /auth/oidc/{provider}/link", "nothing is linked before the provider has answered"),
    ("POST /auth/passkeys/login/start", "nobody is signed in before the device has answered"),
    ("POST /auth/passkeys/start", "nothing is added before the device has answered"),
    ("POST /auth/refresh", "the session goes on"),
    ("POST /auth/reset-password/credentials", "it only reads"),
    ("POST /auth/totp", "the factor counts from its first code on"),
    ("PUT /notifications/seen", "a mark that only its account sees"),
    ("PUT /workers/me/kyc/files/{slot}", "a draft is seen by its worker only"),
    ("DELETE /workers/me/kyc/files/{slot}", "a draft is seen by its worker only"),
];

/// Operations that need another server, and the tests that cover them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("POST /auth/oidc/{provider}/callback", "auth::oidc::manners"),
    ("POST /auth/oidc/{provider}/complete", "auth::oidc::names"),
    ("DELETE /auth/identities/{id}", "auth::oidc::entering"),
    ("POST /identity-checks/{id}/result", "worker::check"),
];

/// Kinds of events that are not in the table, and their cause.
const OTHERWISE: &[(&str, &str)] = &[
    ("admin.created", "the command line"),
    ("admin.promoted", "the command line"),
    ("admin.factor_reset", "the command line"),
    ("task.retried", "the command line"),
    ("task.dropped", "the command line"),
    ("mails.released", "the command line"),
    ("mails.tested", "the command line"),
    ("events.exported", "the command line"),
    ("signing_key.added", "the command line, and time"),
    ("signing_key.removed", "the command line, and time"),
    ("identity.linked", "an identity provider"),
    ("identity.removed", "an identity provider"),
    ("kyc.checked", "a service that checks identities"),
    ("kyc.file_fetched", "a service that checks identities"),
    ("kyc.file_infected", "a malware scanner"),
    ("kyc.endorsed", "a setting: two administrators have to agree"),
    ("service.repeated", "a listing as one that was taken down"),
    ("user.second_factor_refused", "several sign-ins with wrong codes"),
    ("user.recovery_code_used", "a sign-in without the authenticator"),
    ("user.export_ready", "background work"),
    ("user.export_failed", "time"),
    ("job.expired", "time"),
    ("kyc.expires_soon", "time"),
    ("kyc.expired", "time"),
    ("kyc.documents_destroyed", "time"),
    ("reset", "a restored backup; it is never recorded"),
];

/// Events that are not caused by the operation itself.
const BY_ITSELF: [&str; 1] = ["user.export_ready"];

/// The subject of the last event, which everyone receives.
const END: Uuid = Uuid::from_u128(0xe4d);

/// The operations so far, with their events.
struct Record<'h> {
    hall: &'h Hall,
    begin: i64,
    seen: i64,
    done: Vec<(String, Vec<(i64, String)>)>,
}

impl<'h> Record<'h> {
    async fn begun(hall: &'h Hall) -> Record<'h> {
        let mut record = Record { hall, begin: 0, seen: 0, done: Vec::new() };
        record.news().await;
        record.begin = record.seen;
        record
    }

    /// The events since the last call.
    async fn news(&mut self) -> Vec<(i64, String)> {
        let seen = self.seen;
        let news = self.hall.app.db.read(move |tx| {
            tx.all::<Two<i64, String>>(
                "SELECT id AS first, type AS second FROM events WHERE id > $1 ORDER BY id",
                &[&seen],
            )
        });
        let mut news: Vec<(i64, String)> = news.await.unwrap().into_iter().map(|Two(id, kind)| (id, kind)).collect();
        self.seen = news.last().map_or(seen, |(id, _)| *id);
        news.retain(|(_, kind)| !BY_ITSELF.contains(&kind.as_str()));
        news
    }

    /// Performs an operation that must succeed: `POST /jobs/{id}/accept`, with values for each `{…}`.
    async fn does(&mut self, who: &Person, operation: &str, names: &[&str], body: Value) -> Value {
        let (method, template) = operation.split_once(' ').unwrap();
        let mut names = names.iter();
        let parts = template.split('/').map(|part| if part.starts_with('{') { names.next().unwrap() } else { part });
        let path = parts.collect::<Vec<&str>>().join("/");
        let request = who.request(method.parse().unwrap(), &path);
        let request = if method == "GET" { request } else { request.json(&body) };
        self.sends(operation, request).await
    }

    async fn sends(&mut self, operation: &str, request: RequestBuilder) -> Value {
        self.news().await;
        let reply = Reply::to(request).await;
        assert!(reply.status.is_success(), "{operation}: {} {}", reply.status, String::from_utf8_lossy(&reply.body));
        let news = self.news().await;
        self.done.push((operation.to_owned(), news));
        if reply.header("content-type") == "application/json" { reply.json() } else { Value::Null }
    }

    /// The table: each operation, its events, and which of these users receive each.
    async fn table(self, people: &[(&'static str, &Person)]) -> String {
        let mut hearers: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        let ends: Vec<Happening> = people.iter().map(|(name, person)| end_for(name, person)).collect();
        self.hall.app.db.write(move |tx| ends.iter().try_for_each(|end| end.record(tx))).await.unwrap();
        for (name, person) in people {
            for id in heard(&person.signed_in().await, self.begin).await {
                hearers.entry(id).or_default().push(name);
            }
        }
        let mut rows: Vec<String> = Vec::new();
        for (operation, events) in self.done {
            let mut row = format!("{operation}\n");
            for (id, kind) in events {
                let hearers = hearers.get(&id).map_or("nobody".to_owned(), |names| names.join(", "));
                row.push_str(&format!("    {kind:<32}{hearers}\n"));
            }
            rows.push(row);
        }
        rows.concat()
    }
}

fn end_for(name: &str, person: &Person) -> Happening {
    let if_they_are = |role: &str| name.ends_with(role).then(|| person.user_id());
    Happening {
        client: if_they_are("client"),
        worker: if_they_are("worker"),
        for_admins: name.ends_with("administrator"),
        ..Happening::new("user.created", END)
    }
}

/// The events that a user receives, up to the last.
async fn heard(person: &Person, begin: i64) -> Vec<i64> {
    let (mut heard, mut after) = (Vec::new(), begin);
    loop {
        let path = format!("/events?limit=100&after={after}");
        let page = eventually("the end of the story", async || {
            let page = person.get(&path).await.is(200);
            (!page["items"].as_array().unwrap().is_empty()).then_some(page)
        })
        .await;
        for event in page["items"].as_array().unwrap() {
            if event["data"]["user_id"] == json!(END) {
                return heard;
            }
            after = event["id"].as_i64().unwrap();
            heard.push(after);
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn upload(person: &Person, path: &str, number: u32) -> RequestBuilder {
    person.request(Method::PUT, path).multipart(Form::new().part("file", file(jpeg(number))))
}

async fn account(record: &mut Record<'_>) -> Person {
    let hall = record.hall;
    let (nobody, email) = (hall.nobody(), "newcomer@example.org");
    let password = nobody.password.clone();
    let signup =
        json!({ "email": email, "password": password, "role": "CLIENT", "first_name": "Nora", "last_name": "New" });
    record.does(&nobody, "POST /auth/signup", &[], signup).await;
    let link = hall.mails_to(email).await[0].token("verify-email");
    record.does(&nobody, "POST /auth/verify-email/resend", &[], json!({ "email": email })).await;
    let proof = json!({ "token": link, "password": password, "role": "CLIENT", "first_name": "Nora" });
    record.does(&nobody, "POST /auth/verify-email", &[], proof).await;
    let login = json!({ "email": email, "password": password });
    let entered = record.does(&nobody, "POST /auth/login", &[], login).await;
    let mut newcomer = nobody.clone().with_token(text(&entered["access_token"]));
    (newcomer.id, newcomer.email) = (text(&entered["user"]["id"]).to_owned(), email.to_owned());
    let form = [("grant_type", "password"), ("username", email), ("password", &password)];
    let elsewhere = nobody.request(Method::POST, "/auth/token").form(&form);
    let elsewhere = record.sends("POST /auth/token", elsewhere).await;
    let refresh = json!({ "refresh_token": elsewhere["refresh_token"] });
    record.does(&nobody, "POST /auth/refresh", &[], refresh).await;
    let sessions = newcomer.get("/auth/sessions").await.is(200);
    let other = sessions["items"].as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    record.does(&newcomer, "DELETE /auth/sessions/{id}", &[text(&other["id"])], json!({})).await;
    record.does(&newcomer.signed_in().await, "POST /auth/logout", &[], json!({})).await;
    record.does(&newcomer.signed_in().await, "POST /auth/logout-all", &[], json!({})).await;

    let newcomer = newcomer.signed_in().await;
    let change = json!({ "current_password": newcomer.password, "new_password": "a whole new one" });
    record.does(&newcomer, "POST /auth/change-password", &[], change).await;
    record.does(&newcomer, "PATCH /auth/me", &[], json!({ "time_zone": "Europe/Berlin" })).await;
    record.does(&nobody, "POST /auth/forgot-password", &[], json!({ "email": email })).await;
    let link = hall.mail_to(email, "Choose a new password").await.token("reset-password");
    record.does(&nobody, "POST /auth/reset-password/credentials", &[], json!({ "token": link })).await;
    let reset = json!({ "token": link, "new_password": newcomer.password });
    record.does(&nobody, "POST /auth/reset-password", &[], reset).await;

    let mut newcomer = newcomer.signed_in().await;
    let new_email = "elsewhere@example.org";
    let change = json!({ "new_email": new_email, "password": newcomer.password });
    record.does(&newcomer, "POST /auth/change-email", &[], change).await;
    let link = hall.mails_to(new_email).await[0].token("confirm-email");
    record.does(&nobody, "POST /auth/change-email/confirm", &[], json!({ "token": link })).await;
    newcomer.email = new_email.to_owned();
    newcomer
}

async fn factors(record: &mut Record<'_>, client: &Person) {
    let password = json!({ "password": client.password });
    let question = record.does(client, "POST /auth/passkeys/start", &[], password.clone()).await;
    let mut device = Device::new();
    let answer = json!({ "ceremony_id": question["ceremony_id"], "name": "My phone", "credential": device.create(&question["public_key"]) });
    let passkey = record.does(client, "POST /auth/passkeys/finish", &[], answer).await;
    let nobody = record.hall.nobody();
    let question = record.does(&nobody, "POST /auth/passkeys/login/start", &[], json!({})).await;
    let answer = json!({ "ceremony_id": question["ceremony_id"], "credential": device.get(&question["public_key"]) });
    record.does(&nobody, "POST /auth/passkeys/login/finish", &[], answer).await;
    record.does(client, "DELETE /auth/passkeys/{id}", &[text(&passkey["id"])], password.clone()).await;

    record.does(client, "POST /auth/totp", &[], password.clone()).await;
    let app = Authenticator::begun(client).await;
    record.does(client, "POST /auth/totp/confirm", &[], json!({ "code": app.code(record.hall) })).await;
    let proof = json!({ "password": client.password, "code": app.fresh_code(record.hall) });
    record.does(client, "DELETE /auth/totp", &[], proof).await;
    record.does(client, "POST /auth/me/export", &[], password).await;
    let url = eventually("an export", async || {
        let standing = client.get("/auth/me/export").await.is(200);
        standing["url"].as_str().map(|url| url.strip_prefix("http://hall.example/api/v1").unwrap().to_owned())
    })
    .await;
    let fetching = record.hall.nobody().request(Method::GET, &url);
    record.sends("GET /auth/me/export/file", fetching).await;
}

async fn profiles(record: &mut Record<'_>, client: &Person, worker: &Person) {
    record.does(client, "PATCH /clients/me", &[], json!({ "about": "New here." })).await;
    record.does(client, "PUT /clients/me/favorites/{worker_id}", &[&worker.id], json!({})).await;
    record.does(client, "DELETE /clients/me/favorites/{worker_id}", &[&worker.id], json!({})).await;
    record.does(worker, "PATCH /workers/me", &[], json!({ "bio": "New here." })).await;
    record.does(worker, "PUT /workers/me/availability", &[], json!({ "is_available": false })).await;
    for (who, room) in [(client, "clients"), (worker, "workers")] {
        let path = format!("/{room}/me/picture");
        record.sends(&format!("PUT {path}"), upload(who, &path, 1)).await;
        record.does(who, &format!("DELETE {path}"), &[], json!({})).await;
    }
}

async fn identity(record: &mut Record<'_>, worker: &Person, admin: &Person) {
    let document = "/workers/me/kyc/files/document";
    record.sends("PUT /workers/me/kyc/files/{slot}", upload(worker, document, 1)).await;
    record.does(worker, "DELETE /workers/me/kyc/files/{slot}", &["document"], json!({})).await;
    for (number, slot) in [(1, "document"), (2, "selfie")] {
        Reply::to(upload(worker, &format!("/workers/me/kyc/files/{slot}"), number)).await.is(200);
    }
    let submit = json!({ "document_type": "PASSPORT" });
    let first = record.does(worker, "POST /workers/me/kyc/submit", &[], submit).await;
    let id = text(&first["id"]);
    record.does(admin, "POST /admin/kyc/{id}/claim", &[id], json!({})).await;
    record.does(admin, "POST /admin/kyc/{id}/release", &[id], json!({})).await;
    record.does(admin, "GET /admin/kyc/{id}/files/{slot}", &[id, "document"], json!({})).await;
    let again = json!({ "files": [{ "slot": "selfie", "reason_code": "OTHER", "note": "It is blurred." }] });
    record.does(admin, "POST /admin/kyc/{id}/request-changes", &[id], again).await;
    let reason = json!({ "reason_code": "MISMATCH" });
    for decision in ["reject", "approve"] {
        let form = worker.request(Method::POST, "/workers/me/kyc").multipart(passport(jpeg(1), jpeg(2)));
        let submission = record.sends("POST /workers/me/kyc", form).await;
        let id = text(&submission["id"]);
        record
            .does(
                admin,
                &format!("POST /admin/kyc/{{id}}/{decision}"),
                &[id],
                if decision == "reject" { reason.clone() } else { json!({}) },
            )
            .await;
        if decision == "approve" {
            record.does(admin, "POST /admin/kyc/{id}/revoke", &[id], reason.clone()).await;
        }
    }
    let form = worker.request(Method::POST, "/workers/me/kyc").multipart(passport(jpeg(1), jpeg(2)));
    let submission = Reply::to(form).await.is(201);
    admin.post(&format!("/admin/kyc/{}/approve", text(&submission["id"])), json!({})).await.is(200);

    let reason = json!({ "reason": "12 Js 345/26" });
    record.does(admin, "PUT /admin/users/{id}/legal-hold", &[&worker.id], reason.clone()).await;
    record.does(admin, "DELETE /admin/users/{id}/legal-hold", &[&worker.id], reason.clone()).await;
    for decision in ["reject", "approve"] {
        record.does(worker, "PATCH /workers/me", &[], json!({ "first_name": "Wanda" })).await;
        let waiting = admin.get("/admin/name-changes").await.is(200);
        let id = text(&waiting["items"][0]["id"]);
        let operation = format!("POST /admin/name-changes/{{id}}/{decision}");
        record.does(admin, &operation, &[id], if decision == "reject" { reason.clone() } else { json!({}) }).await;
    }
}

async fn listings(record: &mut Record<'_>, client: &Person, worker: &Person, admin: &Person) {
    for (who, reason) in [(worker, json!({})), (admin, json!({}))] {
        let made = record.does(worker, "POST /services", &[], crate::support::listing(json!({}))).await;
        let id = text(&made["id"]);
        if who.id == worker.id {
            record.does(client, "PUT /clients/me/favorite-services/{service_id}", &[id], json!({})).await;
            record.does(client, "DELETE /clients/me/favorite-services/{service_id}", &[id], json!({})).await;
        }
        record.does(who, "PATCH /services/{id}", &[id], json!({ "status": "PAUSED" })).await;
        record.does(who, "DELETE /services/{id}", &[id], reason).await;
    }
    let new = json!({ "slug": "window-cleaning", "name": "Window cleaning" });
    record.does(admin, "POST /admin/categories", &[], new).await;
    record.does(admin, "PATCH /admin/categories/{slug}", &["window-cleaning"], json!({ "is_retired": true })).await;
}

async fn deal(record: &mut Record<'_>, client: &Person, worker: &Person, admin: &Person) {
    let ask = json!({ "worker_id": worker.id, "content": "Do you have time?" });
    let opened = record.does(client, "POST /threads", &[], ask).await;
    let thread = text(&opened["thread"]["id"]);
    let message = record.does(worker, "POST /threads/{id}/messages", &[thread], json!({ "content": "Yes." })).await;
    record.does(client, "POST /threads/{id}/read", &[thread], json!({ "up_to": message["id"] })).await;
    let reason = json!({ "reason": "Something came up" });
    let proposal = json!({ "thread_id": thread, "title": "Fix the tap" });
    let job = record.does(client, "POST /jobs", &[], proposal.clone()).await;
    let id = text(&job["id"]);
    record.does(client, "PATCH /jobs/{id}", &[id], json!({ "title": "Fix both taps" })).await;
    record.does(worker, "POST /jobs/{id}/accept", &[id], json!({ "version": 2 })).await;
    record.does(worker, "POST /jobs/{id}/complete", &[id], json!({})).await;
    record.does(client, "POST /jobs/{id}/finalize", &[id], json!({})).await;
    let review = record.does(client, "POST /jobs/{id}/review", &[id], json!({ "rating": 4 })).await;
    let review = text(&review["id"]);
    record.does(worker, "PUT /reviews/{id}/reply", &[review], json!({ "text": "Thank you." })).await;
    record.does(worker, "POST /reviews/{id}/flag", &[review], reason.clone()).await;
    record.does(admin, "POST /admin/reviews/{id}/keep", &[review], json!({})).await;
    record.does(admin, "DELETE /admin/reviews/{id}", &[review], reason.clone()).await;
    record.does(admin, "POST /admin/jobs/{id}/inspect", &[id], reason.clone()).await;
    for action in ["cancel", "reject"] {
        let job = client.post("/jobs", proposal.clone()).await.is(201);
        let who = if action == "cancel" { client } else { worker };
        record.does(who, &format!("POST /jobs/{{id}}/{action}"), &[text(&job["id"])], reason.clone()).await;
    }
}

async fn webhooks(record: &mut Record<'_>, admin: &Person) {
    let new = json!({ "url": "http://127.0.0.1:9/", "event_types": ["signing_key.added"] });
    let made = record.does(admin, "POST /admin/webhooks", &[], new).await;
    let id = text(&made["id"]);
    record.does(admin, "PATCH /admin/webhooks/{id}", &[id], json!({ "description": "Nothing listens there" })).await;
    record.does(admin, "GET /admin/webhooks/{id}/secret", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/rotate-secret", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/test", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/replay", &[id], json!({ "after_event_id": 0 })).await;
    record.does(admin, "POST /admin/webhooks/{id}/disable", &[id], json!({})).await;
    record.does(admin, "POST /admin/webhooks/{id}/enable", &[id], json!({})).await;
    record.does(admin, "DELETE /admin/webhooks/{id}", &[id], json!({})).await;
}

async fn measures(record: &mut Record<'_>, admin: &Person, client: &Person) {
    let reason = json!({ "reason": "Because" });
    for measure in ["freeze", "unfreeze", "ban", "unban"] {
        record.does(admin, &format!("POST /admin/users/{{id}}/{measure}"), &[&client.id], reason.clone()).await;
    }
    let (leaves, is_deleted) = (record.hall.worker().await, record.hall.client().await);
    record.does(&leaves, "DELETE /auth/me", &[], json!({ "password": leaves.password })).await;
    record.does(admin, "DELETE /admin/users/{id}", &[&is_deleted.id], reason).await;
}

#[apply(both_engines)]
async fn every_change_appends_an_event_for_the_users_concerned(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")]).await;
    let (client, other_client) = (hall.client().await, hall.client().await);
    let (worker, other_worker, admin) = (hall.worker().await, hall.worker().await, hall.admin().await);
    let mut record = Record::begun(&hall).await;
    let newcomer = account(&mut record).await;
    factors(&mut record, &client).await;
    profiles(&mut record, &client, &worker).await;
    identity(&mut record, &worker, &admin).await;
    listings(&mut record, &client, &worker, &admin).await;
    deal(&mut record, &client, &worker, &admin).await;
    measures(&mut record, &admin, &other_client).await;
    webhooks(&mut record, &admin).await;

    let done: BTreeSet<String> = record.done.iter().map(|(operation, _)| operation.clone()).collect();
    let known = |operation: &String| {
        done.contains(operation) || [SILENT, ELSEWHERE].concat().iter().any(|(known, _)| known == operation)
    };
    let changes = operations(&document(&hall).await).into_iter().filter(|(method, _)| *method != Method::GET);
    let changes = changes.map(|(method, path)| format!("{method} {}", path.strip_prefix("/api/v1").unwrap()));
    assert_eq!(
        changes.filter(|operation| !known(operation)).collect::<Vec<_>>(),
        Vec::<String>::new(),
        "perform these in a function above, or name them in SILENT or ELSEWHERE with the reason"
    );
    for (operation, events) in &record.done {
        let is_silent = SILENT.iter().any(|(silent, _)| silent == operation);
        assert_eq!(
            events.is_empty(),
            is_silent,
            "{operation} leaves {events:?}: it is to leave an event, or a reason in SILENT"
        );
    }
    let kinds = document(&hall).await["components"]["schemas"]["EventKind"]["enum"].clone();
    let is_recorded = |kind: &str| record.done.iter().any(|(_, events)| events.iter().any(|(_, known)| known == kind));
    for kind in kinds.as_array().unwrap().iter().map(text) {
        let is_known = OTHERWISE.iter().any(|(known, _)| *known == kind);
        assert!(is_recorded(kind) != is_known, "{kind} is to be in the story or in OTHERWISE");
    }

    let people = [
        ("client", &client),
        ("worker", &worker),
        ("other client", &other_client),
        ("other worker", &other_worker),
        ("new client", &newcomer),
        ("administrator", &admin),
    ];
    let table = record.table(&people).await;
    assert_reviewed("recorded.txt", &table, hall.app.db.engine());
}
