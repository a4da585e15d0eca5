//! Who may open which conversations, and who sees them.

use super::Talk;
use crate::{
    service::id,
    support::publish,
    support::{Hall, Person},
};
use macro_rules_attribute::apply;
use serde_json::json;
use std::collections::BTreeSet;

#[apply(both_engines)]
async fn a_conversation_about_the_same_goes_on(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let service = publish(&worker, json!({})).await;
    let ask = json!({ "service_id": service["id"], "content": "Could you come on Tuesday?" });
    let first = client.post("/threads", ask.clone()).await.is(201);
    let thread = &first["thread"];
    assert_eq!(
        thread["client"],
        json!({ "id": client.id, "first_name": "Clara", "last_initial": "C", "picture_url": null })
    );
    assert_eq!(thread["worker"], service["worker"]);
    assert_eq!(thread["service"], json!({ "id": service["id"], "title": service["title"] }));
    assert_eq!(
        (&thread["job"], &thread["is_closed"], &thread["unread_count"]),
        (&json!(null), &json!(false), &json!(0))
    );
    assert_eq!(thread["last_message"], first["message"]);
    assert_eq!(first["message"]["sender_id"], client.id);

    let again = client.post("/threads", ask.clone()).await.is(200);
    assert_eq!(again["thread"]["id"], thread["id"]);
    assert_ne!(again["message"]["id"], first["message"]["id"]);
    let other_topic = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    assert_ne!(other_topic["thread"]["id"], thread["id"]);
    assert_eq!(other_topic["thread"]["service"], json!(null));
    assert_ne!(hall.client().await.post("/threads", ask).await.is(201)["thread"]["id"], thread["id"]);
}

#[apply(both_engines)]
async fn two_first_messages_at_once_begin_one_conversation(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    let write = || client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" }));
    let (one, two, three) = tokio::join!(write(), write(), write());
    let threads: BTreeSet<String> = [&one, &two, &three].map(|reply| reply.json()["thread"]["id"].to_string()).into();
    assert_eq!(threads.len(), 1);
    let mut statuses = [one.status, two.status, three.status].map(|status| status.as_u16());
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 201]);
}

#[apply(both_engines)]
async fn a_hidden_worker_gets_no_messages(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let draft = publish(&worker, json!({ "status": "DRAFT" })).await;
    let write = async |topic: serde_json::Value| {
        let mut body = topic;
        body["content"] = json!("Hello");
        client.post("/threads", body).await
    };
    write(json!({ "service_id": draft["id"] })).await.is_problem(404, "not_found");
    write(json!({ "service_id": uuid::Uuid::nil() })).await.is_problem(404, "not_found");
    write(json!({ "worker_id": client.id })).await.is_problem(404, "not_found");
    write(json!({ "worker_id": hall.admin().await.id })).await.is_problem(404, "not_found");
    write(json!({})).await.is_invalid("", "one_of");
    write(json!({ "worker_id": worker.id, "service_id": draft["id"] })).await.is_invalid("", "one_of");
    write(json!({ "worker_id": "nobody" })).await.is(422);
    client
        .post("/threads", json!({ "worker_id": worker.id, "content": "  " }))
        .await
        .is_invalid("/content", "too_short");
    worker.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is_problem(403, "wrong_role");
    hall.nobody()
        .post("/threads", json!({ "worker_id": worker.id, "content": "Hello" }))
        .await
        .is_problem(401, "not_signed_in");

    for status in ["FROZEN", "BANNED"] {
        let statement = if status == "FROZEN" {
            "UPDATE users SET status = 'FROZEN' WHERE id = $1"
        } else {
            "UPDATE users SET status = 'BANNED' WHERE id = $1"
        };
        hall.sql(statement, worker.user_id()).await;
        write(json!({ "worker_id": worker.id })).await.is_problem(404, "not_found");
    }
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    write(json!({ "worker_id": worker.id })).await.is_problem(403, "account_frozen");
}

#[apply(both_engines)]
async fn a_conversation_belongs_to_its_two(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let nowhere = format!("/threads/{}", uuid::Uuid::nil());
    let message = talk.opened["message"]["id"].clone();
    for stranger in [hall.client().await, hall.worker().await] {
        let mut answers = Vec::new();
        for path in [&talk.path, &nowhere] {
            let replies = [
                stranger.get(path).await,
                stranger.get(&format!("{path}/messages")).await,
                stranger.get(&format!("{path}/messages?after={}", message.as_str().unwrap())).await,
                stranger.post(&format!("{path}/messages"), json!({ "content": "Hi", "client_message_id": "1" })).await,
                stranger.post(&format!("{path}/read"), json!({ "up_to": message })).await,
            ];
            answers.push(replies.map(|reply| {
                let mut problem = reply.is_problem(404, "not_found");
                problem["request_id"].take();
                problem
            }));
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(stranger.get("/threads").await.is(200)["items"], json!([]));
    }
    hall.admin().await.get(&talk.path).await.is_problem(403, "wrong_role");
    talk.worker.get(&talk.path).await.is(200);
}

#[apply(both_engines)]
async fn conversations_are_listed_by_latest_activity(hall: Hall) {
    let client = hall.client().await;
    let mut talks = Vec::new();
    for _ in 0..5 {
        let worker = hall.worker().await;
        let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
        talks.push((worker, opened["thread"]["id"].as_str().unwrap().to_owned()));
    }
    let (worker, oldest) = &talks[0];
    worker.post(&format!("/threads/{oldest}/messages"), json!({ "content": "I am back" })).await.is(201);
    let expected: Vec<&String> = [0, 4, 3, 2, 1].iter().map(|talk| &talks[*talk].1).collect();

    let first = client.get("/threads?limit=2").await.is(200);
    assert_eq!(first["items"][0]["last_message"]["content"], "I am back");
    assert_eq!(first["items"][0]["unread_count"], 1);
    let worker = hall.worker().await;
    client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    let mut seen: Vec<String> = first["items"].as_array().unwrap().iter().map(id).collect();
    let mut cursor = first["next_cursor"].as_str().map(str::to_owned);
    while let Some(place) = cursor {
        let page = client.get(&format!("/threads?limit=2&cursor={place}")).await.is(200);
        seen.extend(page["items"].as_array().unwrap().iter().map(id));
        cursor = page["next_cursor"].as_str().map(str::to_owned);
    }
    assert_eq!(seen.iter().collect::<Vec<_>>(), expected);
}

#[apply(both_engines)]
async fn a_conversation_shows_the_latest_job_that_came_of_it(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let (first, second) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    for (job, status) in [(second, "NEGOTIATING"), (first, "CANCELLED")] {
        insert_job(&hall, &talk, job, status).await;
    }
    let thread = talk.worker.get(&talk.path).await.is(200);
    assert_eq!(thread["job"], json!({ "id": second, "status": "NEGOTIATING" }));
}

async fn insert_job(hall: &Hall, talk: &Talk, job: uuid::Uuid, status: &'static str) {
    use hirehall::database::ids::{JobId, ThreadId};
    let thread: ThreadId = id(&talk.opened["thread"]).parse().unwrap();
    let (client, worker) = (talk.client.user_id(), talk.worker.user_id());
    hall.app
        .db
        .write(move |tx| {
            tx.execute(
                "INSERT INTO jobs (id, thread_id, client_id, worker_id, status, version, title, created_at, updated_at)
                 VALUES ($1, $2, $3, $4, $5, 1, 'Taps', 1, 1)",
                &[&JobId::from(job), &thread, &client, &worker, &status],
            )
        })
        .await
        .unwrap();
}

#[apply(both_engines)]
async fn a_closed_conversation_can_be_read_and_a_new_one_begun(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let named = json!({ "content": "Once", "client_message_id": "1" });
    let once = talk.client.post(&format!("{}/messages", talk.path), named.clone()).await.is(201);
    hall.sql("UPDATE threads SET is_closed = TRUE WHERE client_id = $1", talk.client.user_id()).await;

    for person in [&talk.client, &talk.worker] {
        let refused = person.post(&format!("{}/messages", talk.path), json!({ "content": "Hello?" })).await;
        refused.is_problem(409, "thread_closed");
        assert_eq!(person.get(&talk.path).await.is(200)["is_closed"], true);
        assert_eq!(talk.messages(person, "").await["items"].as_array().unwrap().len(), 2);
    }
    assert_eq!(talk.client.post(&format!("{}/messages", talk.path), named).await.is(200), once);
    let anew = talk.client.post("/threads", json!({ "worker_id": talk.worker.id, "content": "Again" })).await.is(201);
    assert_ne!(anew["thread"]["id"], talk.opened["thread"]["id"]);
}

#[apply(both_engines)]
async fn a_deleted_account_gets_no_messages(hall: Hall) {
    let talk = Talk::begun(&hall).await;
    let write = async |who: &Person| who.post(&format!("{}/messages", talk.path), json!({ "content": "Hello?" })).await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", talk.worker.user_id()).await;
    write(&talk.client).await.is(201);
    write(&talk.worker).await.is_problem(403, "account_frozen");
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", talk.worker.user_id()).await;
    write(&talk.client).await.is_problem(409, "thread_closed");
    hall.sql("UPDATE users SET status = 'ACTIVE' WHERE id = $1", talk.worker.user_id()).await;
    hall.sql("UPDATE users SET status = 'DELETED', email_key = NULL WHERE id = $1", talk.client.user_id()).await;
    write(&talk.worker).await.is_problem(409, "thread_closed");
    talk.worker.get(&talk.path).await.is(200);
}
