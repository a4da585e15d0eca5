//! Traces, as a collector gets them.

use crate::support::{
    Answer, Collector, Hall, Person, Receiver, Reply, Spanned, eventually,
    papers::{hand_in, jpeg, passport, png},
    publish,
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

/// The same marketplace, traced by the collector.
async fn traced(hall: Hall, collector: &Collector, more: &[(&str, &str)]) -> Hall {
    let (name, url) = collector.setting();
    hall.with(&[&[(name, url.as_str())], more].concat()).await
}

const STRANGER: &str = "0af7651916cd43dd8448eb211c80319c";

/// Sends a request that names a trace of its own, and returns the response.
async fn ask(hall: &Hall, path: &str, flags: &str) -> Reply {
    let request = hall.nobody().request(Method::GET, path);
    Reply::to(request.header("traceparent", format!("00-{STRANGER}-b7ad6b7169203331-{flags}"))).await
}

fn names<'s>(spans: &'s [Spanned], parent: &Spanned) -> Vec<&'s str> {
    let mut children: Vec<_> = spans.iter().filter(|span| span.parent == parent.id).collect();
    children.sort_by_key(|span| span.times);
    children.iter().map(|span| span.name.as_str()).collect()
}

#[apply(both_engines)]
async fn a_request_is_a_tree_of_transactions_and_statements_without_a_value(hall: Hall) {
    let collector = Collector::start().await;
    let hall = traced(hall, &collector, &[]).await;
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let service = publish(&worker, json!({ "title": "Zebra grooming" })).await;
    let service = service["id"].as_str().unwrap().to_owned();
    let new = json!({ "service_id": service, "content": "The zebra is called Mathilda" });
    let thread = client.post("/threads", new).await.is(201)["thread"]["id"].as_str().unwrap().to_owned();
    client.get(&format!("/threads/{thread}/messages?limit=7")).await.is(200);

    let (root, below) = collector.tree("POST /api/v1/threads").await;
    assert_eq!((root.kind, root.parent.as_str(), root.is_failed), (2, "", false));
    let attributes =
        ["http.request.method", "http.route", "http.response.status_code"].map(|name| root.attribute(name));
    assert_eq!(attributes, [Some("POST"), Some("/api/v1/threads"), Some("201")]);
    assert!(
        below
            .iter()
            .all(|span| span.trace == root.trace && span.times.0 >= root.times.0 && span.times.1 <= root.times.1)
    );

    assert!(names(&below, &root).contains(&"transaction writes"), "{below:?}");
    let write = below.iter().find(|span| span.name == "transaction writes").unwrap();
    let system = if hall.postgres().is_some() { "postgresql" } else { "sqlite" };
    assert_eq!((write.kind, write.attribute("db.system.name")), (1, Some(system)));
    assert_eq!(write.attribute("hirehall.transaction.attempts"), Some("1"));
    assert!(write.attribute("hirehall.queue.wait_us").is_some());
    let statements = names(&below, write);
    for name in ["SELECT sessions", "INSERT threads", "INSERT messages", "INSERT events"] {
        assert!(statements.contains(&name), "{name}: {statements:?}");
    }
    assert_eq!(statements.last(), Some(&"commit"));
    let statement = below.iter().find(|span| span.name == "INSERT threads").unwrap();
    assert_eq!((statement.kind, statement.attribute("db.query.summary")), (3, Some("INSERT threads")));

    let (_, below) = collector.tree("GET /api/v1/threads/{id}/messages").await;
    assert!(below.iter().any(|span| span.name == "transaction reads"), "{below:?}");
    assert!(!below.iter().any(|span| span.name == "commit"), "{below:?}");
    let resource = collector.resource();
    assert_eq!(
        (resource["service.name"].as_str(), resource["service.namespace"].as_str()),
        ("hirehall", "hall.example")
    );

    let bytes = collector.bytes();
    let sent = String::from_utf8_lossy(&bytes);
    for value in
        [&thread, &service, &client.id, &worker.id, &client.email, "Mathilda", "Zebra", "Clara", "127.0.0.1", "limit"]
    {
        assert!(!sent.contains(value), "{value}");
    }
}

#[apply(both_engines)]
async fn only_a_trusted_proxy_continues_a_trace(hall: Hall) {
    let collector = Collector::start().await;
    let hall = traced(hall, &collector, &[]).await;
    ask(&hall, "/services", "01").await.is(200);
    ask(&hall, "/categories", "00").await.is(200);
    let root = collector.named("GET /api/v1/services").await.remove(0);
    assert!(root.trace != STRANGER && root.parent.is_empty(), "{root:?}");
    assert_eq!(collector.named("GET /api/v1/categories").await.len(), 1);

    // Behind a proxy, the one who has begun the trace decides.
    let collector = Collector::start().await;
    let proxied = [("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8"), ("HIREHALL_OTLP_SAMPLE_RATIO", "0")];
    let hall = traced(hall, &collector, &proxied).await;
    hall.nobody().get("/categories").await.is(200);
    ask(&hall, "/categories", "00").await.is(200);
    ask(&hall, "/services", "01").await.is(200);
    let root = collector.named("GET /api/v1/services").await.remove(0);
    assert_eq!((root.trace.as_str(), root.parent.as_str()), (STRANGER, "b7ad6b7169203331"));
    assert!(collector.spans().iter().all(|span| span.trace == STRANGER));
}

#[apply(both_engines)]
async fn a_problem_names_its_trace_if_there_is_one(hall: Hall) {
    let missing = "/services/00000000-0000-7000-8000-000000000000";
    let problem = hall.nobody().get(missing).await.is(404);
    assert_eq!(problem.get("trace_id"), None);

    let collector = Collector::start().await;
    let hall = traced(hall, &collector, &[]).await;
    let problem = hall.nobody().get(missing).await.is(404);
    let root = collector.named("GET /api/v1/services/{id}").await.remove(0);
    assert_eq!(problem["trace_id"], root.trace);
    assert_eq!((root.attribute("hirehall.problem.code"), root.is_failed), (Some("not_found"), false));

    let hall = traced(hall, &collector, &[("HIREHALL_OTLP_SAMPLE_RATIO", "0")]).await;
    let problem = hall.nobody().get(missing).await.is(404);
    assert_eq!(problem.get("trace_id"), None);
}

#[apply(both_engines)]
async fn a_task_of_the_queue_is_a_trace_with_the_calls_that_it_makes(hall: Hall) {
    let (collector, service, receiver) = (Collector::start().await, Receiver::start().await, Receiver::start().await);
    let settings = [
        ("HIREHALL_KYC_CHECK_URL", service.url()),
        ("HIREHALL_KYC_CHECK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=".to_owned()),
        ("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8".to_owned()),
    ];
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    let hall = traced(hall, &collector, &settings).await;
    let (admin, worker) = (hall.admin().await, hall.worker().await);
    receiver.answers(|_| Answer::Status(500));
    let new = json!({ "url": receiver.url(), "event_types": ["kyc.submitted"] });
    admin.post("/admin/webhooks", new).await.is(201);
    hand_in(&worker, passport(jpeg(1), png(2))).await.is(201);
    hall.nobody().post("/auth/forgot-password", json!({ "email": worker.email })).await.is(202);
    let (asked, told) = (service.wait_for(1).await, receiver.wait_for(1).await);

    let (task, below) = collector.tree("task identity_check").await;
    assert_eq!((task.kind, task.attribute("hirehall.task.kind")), (5, Some("identity_check")));
    let call = below.iter().find(|span| span.name == "POST identity_check").unwrap();
    assert_eq!((call.kind, call.attribute("http.response.status_code")), (3, Some("204")));
    // Our own service learns of the trace, others do not.
    assert_eq!(asked[0].headers["traceparent"], format!("00-{}-{}-01", task.trace, call.id));
    assert_eq!(told[0].headers.get("traceparent"), None);

    let (asker, _) = collector.tree("POST /api/v1/workers/me/kyc").await;
    assert_eq!(task.links.iter().map(|(trace, _)| trace).collect::<Vec<_>>(), [&asker.trace]);

    let (_, below) = collector.tree("task webhook").await;
    let delivery = below.iter().find(|span| span.name == "deliver event").unwrap();
    assert_eq!(delivery.links.iter().map(|(trace, _)| trace).collect::<Vec<_>>(), [&asker.trace]);
    let call = below.iter().find(|span| span.name == "POST webhook").unwrap();
    assert_eq!((call.is_failed, call.attribute("error.type")), (true, Some("500")));
    let (forgetful, recording) = collector.tree("POST /api/v1/auth/forgot-password").await;
    let mails = collector.named("task mail").await;
    let of_link = mails.iter().find(|task| task.links.iter().any(|(trace, _)| *trace == forgetful.trace)).unwrap();
    assert!(recording.iter().any(|span| span.name.starts_with("transaction") && span.id == of_link.links[0].1));
    let (task, below) = collector.tree("task mail").await;
    assert!(names(&below, &task).contains(&"send mail"), "{below:?}");
    let (_, below) = collector.tree("POST /api/v1/workers/me/kyc").await;
    for name in ["check file", "put storage"] {
        assert!(below.iter().any(|span| span.name == name), "{name}: {below:?}");
    }
    let (_, below) = collector.tree("POST /api/v1/auth/login").await;
    assert!(below.iter().any(|span| span.name == "hash password"), "{below:?}");

    let bytes = collector.bytes();
    let sent = String::from_utf8_lossy(&bytes);
    for value in [worker.email.as_str(), worker.id.as_str(), "Walter", "127.0.0.1", "/hooks"] {
        assert!(!sent.contains(value), "{value}");
    }
}

#[apply(both_engines)]
async fn what_a_collector_refuses_once_is_sent_again(hall: Hall) {
    let collector = Collector::start().await;
    let mut is_first = true;
    collector.answers(move |_| if std::mem::take(&mut is_first) { Answer::Status(503) } else { Answer::Status(204) });
    let hall = traced(hall, &collector, &[]).await;
    hall.nobody().get("/categories").await.is(200);
    let sent: Vec<Value> = eventually("the second attempt", async || {
        let spans = collector.named("GET /api/v1/categories").await;
        (spans.len() == 2).then(|| spans.iter().map(|span| json!(span.id)).collect())
    })
    .await;
    assert_eq!(sent[0], sent[1]);
}

#[apply(both_engines)]
async fn a_collector_that_hangs_holds_no_request_up(hall: Hall) {
    let collector = Collector::start().await;
    collector.answers(|_| Answer::Hang);
    let hall = traced(hall, &collector, &[]).await;
    let reader: Person = hall.nobody();
    reader.get("/categories").await.is(200);
    collector.receiver.wait_for(1).await;
    for _ in 0..50 {
        reader.get("/categories").await.is(200);
    }
}
