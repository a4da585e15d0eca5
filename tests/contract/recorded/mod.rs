//! Every operation that changes something appends an event. Each is called once, and a reviewed table says which events
//! it appends and who receives them.

mod acts;

use super::{
    access::{document, operations},
    assert_reviewed,
};
use crate::support::{Hall, Person, Reply, Two, eventually, feed::Happening};
use acts::{account, deal, factors, identity, listings, measures, profiles, webhooks};
use macro_rules_attribute::apply;
use reqwest::{Method, RequestBuilder};
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
    ("POST /admin/users/{id}/export", "admin::accounts"),
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
    ("job.offer_expired", "time"),
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

#[apply(both_engines)]
async fn every_change_appends_an_event_for_the_users_concerned(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8"), ("HIREHALL_JOB_NO_SHOW_MINUTES", "1")]).await;
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
        "perform these in acts.rs, or name them in SILENT or ELSEWHERE with the reason"
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
