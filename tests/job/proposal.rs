//! The content of a proposal, and its defaults from the conversation.

use crate::support::jobs::{Pair, last_activity, pair, path, thread};
use crate::support::{Hall, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_proposal_without_a_title_has_that_of_the_service_or_is_a_job(hall: Hall) {
    let pair = pair(&hall).await;
    let service = publish(&pair.worker, json!({ "title": "Sweeping floors" })).await;
    let about = json!({ "service_id": service["id"], "content": "Hello" });
    let about = pair.client.post("/threads", about).await.is(201)["thread"]["id"].clone();
    let propose = async |thread: &Value, more: Value| {
        let mut proposal = json!({ "thread_id": thread });
        for (field, value) in more.as_object().unwrap() {
            proposal[field] = value.clone();
        }
        let job = pair.client.post("/jobs", proposal).await.is(201);
        pair.client.post(&path(&job, "cancel"), json!({ "reason": "Another one" })).await.is(200);
        assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["title"], job["title"]);
        job["title"].clone()
    };
    let none = json!(pair.thread);
    assert_eq!(propose(&none, json!({})).await, "Job");
    assert_eq!(propose(&none, json!({ "title": "The kitchen" })).await, "The kitchen");
    assert_eq!(propose(&about, json!({})).await, "Sweeping floors");
    assert_eq!(propose(&about, json!({ "title": "The kitchen" })).await, "The kitchen");
}

#[apply(both_engines)]
async fn a_description_is_kept_and_an_empty_one_is_none(hall: Hall) {
    let pair = pair(&hall).await;
    for (said, kept) in [
        (json!("It drips.\nAll day."), json!("It drips.\nAll day.")),
        (json!(""), Value::Null),
        (json!("  "), Value::Null),
        (Value::Null, Value::Null),
    ] {
        let mut proposal = json!({ "thread_id": pair.thread });
        if !said.is_null() {
            proposal["description"] = said;
        }
        let job = pair.client.post("/jobs", proposal).await.is(201);
        assert_eq!(job["description"], kept);
        assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["description"], kept);
        pair.client.post(&path(&job, "cancel"), json!({ "reason": "Another one" })).await.is(200);
    }
}

/// A proposal expires some time after the last activity in its conversation.
#[apply(both_engines)]
async fn each_step_of_a_job_is_activity_in_its_conversation(hall: Hall) {
    let steps: [&[&str]; 4] = [&["accept", "complete", "finalize"], &["reject"], &["cancel"], &["accept", "cancel"]];
    let two = pair(&hall).await;
    let mut before = last_activity(&hall, &two.thread).await;
    let mut pair = two;
    for actions in steps {
        let mut job = Value::Null;
        for action in [&["propose"], actions].concat() {
            hall.clock.advance(Duration::from_secs(60));
            job = match action {
                "propose" => pair.job().await,
                "finalize" => pair.client.post(&path(&job, action), json!({})).await.is(200),
                "reject" => pair.worker.post(&path(&job, action), json!({ "reason": "No time" })).await.is(200),
                "cancel" => pair.client.post(&path(&job, action), json!({ "reason": "No need" })).await.is(200),
                _ => pair.worker.post(&path(&job, action), json!({})).await.is(200),
            };
            let now = last_activity(&hall, &pair.thread).await;
            assert!(now >= before.saturating_add(Duration::from_secs(60)), "{action} of {actions:?}");
            before = now;
        }
        let thread = thread(&hall, &pair.client, &pair.worker).await;
        pair = Pair { thread, ..pair };
    }
}

#[apply(both_engines)]
async fn the_mail_about_a_proposal_says_how_much_when_and_until_when_it_can_be_accepted(hall: Hall) {
    let (start, price) = ("2040-05-04T10:00:00Z", json!({ "amount": 12_500, "currency": "EUR" }));
    for (language, subject, terms, said, ends) in [
        (
            "en",
            "You have a new job proposal",
            json!({ "price": price, "scheduled_at": start }),
            "Clara C. would like you to do a job for 125.00 EUR: “Fix the tap”, starting on 4 May 2040 at 12:00 (Europe/Vienna).",
            "The offer is open until ",
        ),
        (
            "de",
            "Sie haben eine neue Auftragsanfrage",
            json!({ "price": price, "scheduled_at": start }),
            "Clara C. möchte Sie für 125.00 EUR mit einem Auftrag betrauen: „Fix the tap“, mit Beginn am 4. Mai 2040 um 12:00 Uhr (Europe/Vienna).",
            "Das Angebot ist offen bis ",
        ),
        (
            "en",
            "You have a new job proposal",
            json!({ "price": price }),
            "Clara C. would like you to do a job for 125.00 EUR: “Fix the tap”.",
            "The offer is open until ",
        ),
        (
            "de",
            "Sie haben eine neue Auftragsanfrage",
            json!({ "scheduled_at": start }),
            "Clara C. möchte Sie mit einem Auftrag betrauen: „Fix the tap“, mit Beginn am 4. Mai 2040 um 12:00 Uhr (Europe/Vienna).",
            "Das Angebot ist offen bis ",
        ),
    ] {
        let pair = pair(&hall).await;
        pair.worker.patch("/auth/me", json!({ "language": language, "time_zone": "Europe/Vienna" })).await.is(200);
        let mut proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap" });
        proposal.as_object_mut().unwrap().extend(terms.as_object().unwrap().clone());
        pair.client.post("/jobs", proposal).await.is(201);
        let mail = hall.mail_to(&pair.worker.email, subject).await;
        for content in [one_line(&mail.text), one_line(&without_tags(&mail.html))] {
            assert!(content.contains(said) && content.contains(ends), "{content}");
        }
    }
    let pair = pair(&hall).await;
    pair.job().await;
    let mail = hall.mail_to(&pair.worker.email, "You have a new job proposal").await;
    let text = one_line(&mail.text);
    assert!(text.contains("Clara C. would like you to do a job: “Fix the tap”."), "{text}");
    assert!(!text.contains("is open until"), "{text}");
}

/// Mails have lines of their own length.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        text.push_str(if index == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    text.replace("&#x2f;", "/")
}

#[apply(both_engines)]
async fn a_client_proposes_five_jobs_a_day_to_a_worker_in_whatever_conversations(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let pair = pair(&hall).await;
    let propose = async |thread: &Value| pair.client.post("/jobs", json!({ "thread_id": thread })).await;
    let mut threads = vec![json!(pair.thread)];
    for number in 0..2 {
        let service = publish(&pair.worker, json!({ "title": format!("Sweeping floors {number}") })).await;
        let about = json!({ "service_id": service["id"], "content": "Hello" });
        threads.push(pair.client.post("/threads", about).await.is(201)["thread"]["id"].clone());
    }
    for number in 0..5 {
        let job = propose(&threads[number % 3]).await.is(201);
        pair.client.post(&path(&job, "cancel"), json!({ "reason": "Another one" })).await.is(200);
    }
    for thread in &threads {
        propose(thread).await.is_problem(429, "too_many_requests");
    }
    // Another worker is asked as before.
    let other = hall.verified_worker().await;
    let hello = json!({ "worker_id": other.id, "content": "Hello" });
    let thread = pair.client.post("/threads", hello).await.is(201)["thread"]["id"].clone();
    propose(&thread).await.is(201);
}
