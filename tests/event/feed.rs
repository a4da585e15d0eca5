use crate::support::{
    Hall, Person, Two,
    feed::{Happening, heard},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

#[apply(both_engines)]
async fn each_user_receives_only_their_own_events(hall: Hall) {
    let [client, other] = [hall.client().await, hall.client().await];
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let between = |client: &Person| Happening {
        client: Some(client.user_id()),
        worker: Some(worker.user_id()),
        data: json!({ "thread_id": Uuid::nil(), "status": "NEGOTIATING", "version": 1 }),
        ..Happening::new("job.created", Uuid::from_u128(7))
    };
    between(&client).happens(&hall).await;
    between(&other).happens(&hall).await;
    let queue = Happening {
        worker: Some(worker.user_id()),
        for_admins: true,
        data: json!({ "worker_id": worker.id }),
        ..Happening::new("kyc.submitted", Uuid::from_u128(8))
    };
    queue.happens(&hall).await;

    assert_eq!(kinds(&heard(&client, "/events", 2).await), ["session.started", "job.created"]);
    assert_eq!(kinds(&heard(&other, "/events", 2).await), ["session.started", "job.created"]);
    assert_eq!(
        kinds(&heard(&worker, "/events", 4).await),
        ["session.started", "job.created", "job.created", "kyc.submitted"]
    );
    let queued = heard(&admin, "/events", 1).await;
    assert_eq!(kinds(&queued), ["kyc.submitted"]);
    let submission = json!({ "submission_id": Uuid::from_u128(8), "worker_id": worker.id });
    assert_eq!(queued["items"][0]["data"], submission);
    let job = &client.get("/events").await.is(200)["items"][1];
    let data = json!({ "job_id": Uuid::from_u128(7), "thread_id": Uuid::nil(), "status": "NEGOTIATING", "version": 1 });
    assert_eq!(job["data"], data);
    assert!(job["at"].as_str().unwrap().ends_with('Z'));
    hall.nobody().get("/events").await.is_problem(401, "not_signed_in");
}

#[apply(both_engines)]
async fn pages_go_on_where_the_one_before_ended(hall: Hall) {
    let client = hall.client().await;
    let happening = Happening { client: Some(client.user_id()), ..Happening::new("client.changed", Uuid::nil()) };
    hall.app.db.write(move |tx| (0..25).try_for_each(|_| happening.record(tx))).await.unwrap();

    let all = heard(&client, "/events?limit=100", 26).await;
    let all = ids(&all);
    assert_eq!(all.len(), 26);
    assert!(all.is_sorted());

    let (mut seen, mut path) = (Vec::new(), "/events?limit=10".to_owned());
    loop {
        let page = client.get(&path).await.is(200);
        seen.extend(ids(&page));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/events?limit=10&cursor={cursor}");
    }
    assert_eq!(seen, all);
    assert_eq!(ids(&client.get(&format!("/events?after={}", all[20])).await.is(200)), all[21..]);
    assert_eq!(ids(&client.get(&format!("/events?after={}", all[25])).await.is(200)), [0; 0]);
    client.get("/events?after=yesterday").await.is_invalid("/after", "invalid_type");
    client.get("/events?since=1").await.is_problem(422, "unknown_field");
}

#[apply(both_engines)]
async fn a_posted_message_comes_with_its_event(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let message = post(&hall, &client, &worker, "Can you come on Monday?").await;
    let page = heard(&worker, "/events", 2).await;
    let event = &page["items"][1];
    assert_eq!(event["type"], "message.posted");
    assert_eq!(event["data"]["message_id"], json!(message));
    let told = &event["data"]["message"];
    assert_eq!(told["id"], json!(message));
    assert_eq!(told["sender_id"], json!(client.id));
    assert_eq!(told["thread_id"], event["data"]["thread_id"]);
    assert_eq!(told["content"], "Can you come on Monday?");
    assert_eq!(told["sent_at"], event["at"]);
}

/// A client writes to a worker in their conversation.
pub(crate) async fn post(hall: &Hall, client: &Person, worker: &Person, content: &'static str) -> Uuid {
    use hirehall::database::ids::{MessageId, ThreadId};
    let (client, worker) = (client.user_id(), worker.user_id());
    let message = Uuid::from_u128(rand::random());
    let write = move |tx: &mut hirehall::database::Tx<'_>| {
        let now = tx.now();
        let thread: Option<Two<ThreadId, i64>> = tx.optional(
            "SELECT id AS first, message_count AS second FROM threads WHERE client_id = $1 AND worker_id = $2",
            &[&client, &worker],
        )?;
        let Two(thread, count) = thread.unwrap_or_else(|| Two(ThreadId::from(Uuid::from_u128(rand::random())), 0));
        if count == 0 {
            tx.execute(
                "INSERT INTO threads (id, client_id, worker_id, created_at, last_activity_at) VALUES ($1, $2, $3, $4, $4)",
                &[&thread, &client, &worker, &now],
            )?;
        }
        tx.execute(
            "UPDATE threads SET message_count = message_count + 1, worker_unread = worker_unread + 1 WHERE id = $1",
            &[&thread],
        )?;
        tx.execute(
            "INSERT INTO messages (thread_id, number, id, sender_id, content, sent_at) VALUES ($1, $2, $3, $4, $5, $6)",
            &[&thread, &(count + 1), &MessageId::from(message), &client, &content, &now],
        )?;
        let happening = Happening {
            actor: Some(client),
            client: Some(client),
            worker: Some(worker),
            data: json!({ "thread_id": thread, "message_id": message }),
            ..Happening::new("message.posted", message)
        };
        happening.record(tx)
    };
    hall.app.db.write(write).await.unwrap();
    message
}

fn kinds(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect()
}

fn ids(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|event| event["id"].as_i64().unwrap()).collect()
}

#[apply(both_engines)]
async fn a_place_in_the_log_is_never_negative(hall: Hall) {
    let client = hall.client().await;
    for path in ["/events?after=-1", "/events?after=-9223372036854775808", "/ws?after=-1"] {
        let refused = client.get(path).await.is_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/after");
    }
    for id in ["-1", "1.0", "9223372036854775808"] {
        let request = client.request(Method::GET, "/events").header("accept", "text/event-stream");
        assert_eq!(request.header("last-event-id", id).send().await.unwrap().status(), 422, "{id}");
    }
    client.get("/events?after=9223372036854775807").await.is(200);
}

#[apply(both_engines)]
async fn whether_the_list_or_the_stream_is_kept_by_a_cache_depends_on_what_is_accepted(hall: Hall) {
    let client = hall.client().await;
    for (accept, given) in
        [("text/event-stream", "text/event-stream"), ("text/event-stream;q=0, */*", "application/json")]
    {
        let answer = client.request(Method::GET, "/events").header("accept", accept).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], given);
        assert!(answer.headers().get_all("vary").iter().any(|vary| vary == "accept"));
    }
}

#[apply(both_engines)]
async fn the_reason_for_removing_a_review_is_sent_to_its_author_only(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let removed = Happening {
        client: Some(client.user_id()),
        worker: Some(worker.user_id()),
        data: json!({ "job_id": Uuid::nil(), "reason": "its author lied" }),
        ..Happening::new("review.removed", Uuid::from_u128(7))
    };
    removed.happens(&hall).await;
    let told = async |person: &Person| heard(person, "/events", 2).await["items"][1]["data"].clone();
    let review = json!({ "review_id": Uuid::from_u128(7), "job_id": Uuid::nil(), "reason": "its author lied" });
    assert_eq!(told(&client).await, review);
    assert_eq!(told(&worker).await, json!({ "review_id": Uuid::from_u128(7), "job_id": Uuid::nil() }));
}
