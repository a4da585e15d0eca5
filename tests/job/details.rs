//! What a job shows beside its terms: deadlines, pictures and the review; and filters of the list.

use crate::support::jobs::{Pair, pair, path, thread};
use crate::support::papers::{file, jpeg};
use crate::support::{Hall, Person, Reply, plan};
use hirehall::core::clock::Timestamp;
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn time(value: &Value) -> Timestamp {
    serde_json::from_value(value.clone()).unwrap()
}

fn deadlines(job: &Value) -> Vec<(&str, Timestamp)> {
    let deadlines = job["deadlines"].as_array().unwrap().iter();
    deadlines.map(|deadline| (deadline["what"].as_str().unwrap(), time(&deadline["at"]))).collect()
}

#[apply(both_engines)]
async fn a_job_says_when_it_ends_by_itself(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    assert_eq!(deadlines(&job), [("PROPOSAL_EXPIRES", time(&job["updated_at"]).saturating_add(14 * DAY))]);
    hall.clock.advance(Duration::from_secs(600));
    let said = json!({ "content": "Still there?" });
    let said = pair.worker.post(&format!("/threads/{}/messages", pair.thread), said).await.is(201);
    let seen = pair.client.get(&path(&job, "")).await.is(200);
    let proposal_expires = ("PROPOSAL_EXPIRES", time(&said["sent_at"]).saturating_add(14 * DAY));
    assert_eq!(deadlines(&seen), [proposal_expires]);

    let offered = json!({ "price": { "amount": 9000, "currency": "EUR" } });
    let offered = pair.client.post(&path(&job, "offers"), offered).await.is(201);
    let offer_expires = ("OFFER_EXPIRES", time(&offered["updated_at"]).saturating_add(7 * DAY));
    assert_eq!(deadlines(&offered).first(), Some(&offer_expires), "the next first");
    pair.client.post(&path(&job, "offers/1/withdraw"), json!({})).await.is(200);
    let again = json!({ "price": { "amount": 9000, "currency": "EUR" } });
    let again = pair.client.post(&path(&job, "offers"), again).await.is(201);

    let accepted = pair.worker.post(&path(&job, "accept"), json!({ "version": again["version"] })).await.is(200);
    assert_eq!(deadlines(&accepted), []);
    let completed = pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    assert_eq!(deadlines(&completed), [("FINALIZES", time(&completed["completed_at"]).saturating_add(7 * DAY))]);
    let finalized = pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
    let revealed = time(&finalized["finalized_at"]).saturating_add(14 * DAY);
    assert_eq!(deadlines(&finalized), [("REVIEWS_REVEALED", revealed)]);
    hall.clock.advance(14 * DAY);
    let client = pair.client.signed_in().await;
    assert_eq!(deadlines(&client.get(&path(&job, "")).await.is(200)), [], "nobody has reviewed it in time");
}

#[apply(both_engines)]
async fn a_job_shows_its_review_and_whether_its_reader_can_write_one(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    let seen = async |who: &Person| {
        let job = who.get(&path(&job, "")).await.is(200);
        (job["review"].clone(), job["can_review"].clone())
    };
    assert_eq!(seen(&pair.client).await, (Value::Null, json!(false)));
    pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    assert_eq!(seen(&pair.client).await, (Value::Null, json!(true)));
    assert_eq!(seen(&pair.worker).await, (Value::Null, json!(true)));
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", pair.client.user_id()).await;
    assert_eq!(seen(&pair.client).await, (Value::Null, json!(false)));
    hall.sql("UPDATE users SET status = 'ACTIVE' WHERE id = $1", pair.client.user_id()).await;

    let review = pair.review(&job, json!({ "rating": 4 })).await;
    let mut shown = json!({ "id": review["id"], "rating": 4, "is_visible": true });
    assert_eq!(seen(&pair.client).await, (shown.clone(), json!(false)));
    assert_eq!(seen(&pair.worker).await, (shown.clone(), json!(false)));
    let removal = hall.admin().await;
    let removal = removal.request(Method::DELETE, &format!("/admin/reviews/{}", review["id"].as_str().unwrap()));
    Reply::to(removal.json(&json!({ "reason": "Insulting" }))).await.is(204);
    shown["is_visible"] = json!(false);
    assert_eq!(seen(&pair.client).await, (shown, json!(false)));
}

#[apply(both_engines)]
async fn pictures_of_both_sides_are_shown_with_jobs_conversations_and_reviews(hall: Hall) {
    let pair = pair(&hall).await;
    let shows = async |who: &Person, room: &str, number: u32| {
        let form = Form::new().part("file", file(jpeg(number)));
        let shown = who.request(Method::PUT, &format!("/{room}/me/picture")).multipart(form);
        Reply::to(shown).await.is(200)["picture_url"].clone()
    };
    let client = shows(&pair.client, "clients", 1).await;
    let worker = shows(&pair.worker, "workers", 2).await;
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 5 })).await;
    let conversation = pair.worker.get(&format!("/threads/{}", pair.thread)).await.is(200);
    for thing in [&job, &pair.worker.get("/jobs").await.is(200)["items"][0], &conversation] {
        assert_eq!((&thing["client"]["picture_url"], &thing["worker"]["picture_url"]), (&client, &worker), "{thing}");
    }
    let public = hall.nobody().get(&format!("/workers/{}/reviews", pair.worker.id)).await.is(200);
    let own = pair.client.get("/reviews/mine").await.is(200);
    for review in [&review, &public["items"][0], &own["items"][0]] {
        assert_eq!((&review["author"]["picture_url"], &review["worker"]["picture_url"]), (&client, &worker));
        assert_eq!(review["worker"]["first_name"], "Walter");
    }
}

#[apply(both_engines)]
async fn jobs_are_listed_by_conversation_and_by_side(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let mut jobs = Vec::new();
    for _ in 0..2 {
        let thread = thread(&hall, &client, &worker).await;
        let pair = Pair { client: client.clone(), worker: worker.clone(), thread };
        for _ in 0..2 {
            let job = pair.job().await;
            client.post(&path(&job, "cancel"), json!({ "reason": "Another one" })).await.is(200);
            jobs.push((pair.thread.clone(), job["id"].clone()));
        }
    }
    let listed = async |who: &Person, query: &str| -> Vec<Value> {
        let page = who.get(&format!("/jobs?{query}")).await.is(200);
        page["items"].as_array().unwrap().iter().map(|job| job["id"].clone()).collect()
    };
    let first = &jobs[0].0;
    for who in [&client, &worker] {
        assert_eq!(listed(who, &format!("thread_id={first}")).await, [jobs[1].1.clone(), jobs[0].1.clone()]);
        assert_eq!(listed(who, &format!("thread_id={first}&status=CANCELLED")).await.len(), 2);
        assert_eq!(listed(who, &format!("thread_id={first}&status=ACCEPTED")).await.len(), 0);
    }
    assert_eq!(listed(&hall.client().await, &format!("thread_id={first}")).await.len(), 0, "not their conversation");
    let page = client.get(&format!("/jobs?thread_id={first}&limit=1")).await.is(200);
    let cursor = page["next_cursor"].as_str().unwrap();
    assert_eq!(listed(&client, &format!("thread_id={first}&limit=1&cursor={cursor}")).await, [jobs[0].1.clone()]);
    assert_eq!((listed(&client, "side=CLIENT").await.len(), listed(&client, "side=WORKER").await.len()), (4, 0));
    assert_eq!((listed(&worker, "side=CLIENT").await.len(), listed(&worker, "side=WORKER").await.len()), (0, 4));
    client.get("/jobs?side=ADMIN").await.is_invalid("/side", "unknown_value");

    let by_conversation = "SELECT j.id FROM jobs j JOIN threads t ON t.id = j.thread_id
        WHERE t.id = (SELECT id FROM threads LIMIT 1) AND t.client_id = $1 ORDER BY j.id DESC LIMIT 21";
    let plan = plan(&hall, by_conversation, client.user_id()).await;
    assert!(plan.contains("jobs_of_thread") && !plan.contains("TEMP B-TREE"), "{plan}");
}

#[apply(both_engines)]
async fn the_history_of_a_job_has_no_events_of_something_else_with_its_id(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    let give_its_id = |tx: &mut hirehall::database::Tx<'_>| {
        tx.execute(
            "UPDATE events SET subject_id = (SELECT j.subject_id FROM events j WHERE j.type = 'job.created')
             WHERE type NOT LIKE 'job.%'",
            &[],
        )
    };
    assert!(hall.app.db.write(give_its_id).await.unwrap() > 0);
    let history = pair.client.get(&path(&job, "events")).await.is(200);
    let kinds: Vec<&Value> = history["items"].as_array().unwrap().iter().map(|event| &event["type"]).collect();
    assert_eq!(kinds, ["job.created", "job.accepted"]);
}
